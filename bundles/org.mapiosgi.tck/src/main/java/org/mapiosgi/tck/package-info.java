// SPDX-License-Identifier: Apache-2.0
/**
 * The contract that every binding must pass, as JUnit classes over {@link
 * org.mapiosgi.spi.MapiSubsystemBinding}.
 *
 * <p>A binding's own tests extend {@link org.mapiosgi.tck.BindingContract} and name a {@link
 * org.mapiosgi.tck.BindingFixture}. The suite starts real threads: a primary one that initialises
 * MAPI first and pumps, and lanes that log on. Where the reference texts of MAPI leave something to
 * the provider, so does the suite.
 *
 * <p>{@link org.mapiosgi.tck.VirtualQueue} is for tests of whatever runs on a pump: a message queue
 * whose messages, handles and time are the test's.
 */
@Export
@Version("1.3.0")
package org.mapiosgi.tck;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
