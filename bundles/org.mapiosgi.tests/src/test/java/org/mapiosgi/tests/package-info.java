// SPDX-License-Identifier: Apache-2.0
/**
 * Tests inside an OSGi framework: services that come and go, configurations that change, bundles
 * that restart.
 *
 * <p>The framework is Apache Felix with the product's bundles on the emulator ({@code
 * test.bndrun}). A test that needs no framework belongs beside the code that it tests.
 */
package org.mapiosgi.tests;
