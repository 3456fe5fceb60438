// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the packaged distribution from outside: unpacked as a user would, started by its own
 * scripts.
 *
 * <p>Names that end in {@code IT} test the zip. Those that need Windows run under Wine and are
 * marked {@link org.mapiosgi.itest.RequiresWindowsLane}. No class of the product is called, except
 * by the contract tests that run in the Windows JVM.
 */
package org.mapiosgi.itest;
