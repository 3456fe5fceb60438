// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

/**
 * A window of this process that waits for a person: a dialog box, or a window that has disabled its
 * owner.
 *
 * @param window its handle
 * @param thread the system's id of the thread that shows it, as {@link
 *     NativeDialogs#currentThread()} gives it
 * @param caption its title; empty where there is none, or its thread does not answer
 * @param text what its static controls say, in one line; may be empty
 * @param cancellable whether it has an answer that asks for nothing: a Cancel button, or one button
 *     only
 */
public record NativeDialog(
    long window, long thread, String caption, String text, boolean cancellable) {}
