// SPDX-License-Identifier: Apache-2.0
/**
 * The contract that every binding must pass, as JUnit classes over {@link
 * org.mapiosgi.spi.MapiSubsystemBinding}.
 *
 * <p>The tests of a binding extend {@link org.mapiosgi.tck.BindingContract} and give it a {@link
 * org.mapiosgi.tck.BindingFixture}. The suite starts real threads: a primary thread that
 * initialises MAPI first and pumps, and lanes that log on. If MAPI's documentation leaves a choice
 * to the provider, the suite accepts each choice.
 *
 * <p>{@link org.mapiosgi.tck.VirtualQueue} is a message queue for tests of code on a pump. The test
 * decides its messages, its handles and its time.
 */
@Export
@Version("1.4.0")
@NullMarked
package org.mapiosgi.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
