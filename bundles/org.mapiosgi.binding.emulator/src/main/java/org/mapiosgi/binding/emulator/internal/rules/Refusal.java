// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.rules;

import org.mapiosgi.api.error.HResult;

/**
 * Why a call cannot be done.
 *
 * @param code what it answers
 * @param rule the rule that was broken, or empty where none was
 * @param text what is wrong, in a sentence without an end mark
 */
public record Refusal(HResult code, String rule, String text) {}
