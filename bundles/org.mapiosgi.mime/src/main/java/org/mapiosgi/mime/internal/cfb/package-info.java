// SPDX-License-Identifier: Apache-2.0
/**
 * Compound files ([MS-CFB]): storages and streams in one file, read and written.
 *
 * <pre>
 * Storage              a tree of storages and streams, from a file or made
 *   |- CompoundFile    a file to a tree
 *   |    |- SectorTable    chains of sectors
 *   |    `- Runs           the bytes of a stream, where they are in the file
 *   `- FileWriting     a tree to a file
 *        |- DirectoryTable  the entries of the directory and their search tree
 *        `- JoinedStream    a file as a stream, made while it is read
 * </pre>
 *
 * <p>This is code of our own and not Apache POI's POIFS for four reasons. POI is no bundle and
 * needs six libraries; its POIFS alone needs commons-io and log4j-api. It reads a whole file into
 * memory, where these classes look at the bytes of the caller. It builds a whole file in memory
 * before it writes a byte, where {@link org.mapiosgi.mime.internal.cfb.FileWriting} passes
 * attachments on as streams. It writes the entries of a storage as two lists instead of a search
 * tree, so that a reader that looks up 100,000 properties by their names takes time that grows with
 * the square. Tests compare these classes with POIFS.
 */
@NullMarked
package org.mapiosgi.mime.internal.cfb;

import org.jspecify.annotations.NullMarked;
