// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

/**
 * Describes a window of this process that waits for a person: a dialog box, or a window that has
 * disabled its owner.
 *
 * @param window its handle
 * @param thread the system's id of the thread that shows it, as {@link
 *     NativeDialogs#currentThread()} gives it
 * @param caption its title; empty if there is none, or if its thread does not answer
 * @param text the text of its static controls, in one line; may be empty
 * @param cancellable whether it has a button that commits to nothing: a Cancel button, or its only
 *     button
 */
public record NativeDialog(
    long window, long thread, String caption, String text, boolean cancellable) {}
