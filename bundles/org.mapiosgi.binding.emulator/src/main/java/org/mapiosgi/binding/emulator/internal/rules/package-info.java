// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of MAPI that the emulator checks: initialisation, objects that are still open, wrong
 * flags.
 *
 * <p>A check answers with a {@link org.mapiosgi.binding.emulator.internal.rules.Refusal} that
 * carries the result code and the rule. Each broken rule is also recorded in {@link
 * org.mapiosgi.binding.emulator.internal.rules.Violations}.
 */
@NullMarked
package org.mapiosgi.binding.emulator.internal.rules;

import org.jspecify.annotations.NullMarked;
