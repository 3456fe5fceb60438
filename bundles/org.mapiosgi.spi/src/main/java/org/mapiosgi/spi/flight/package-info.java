// SPDX-License-Identifier: Apache-2.0
/**
 * Events for the JDK's flight recorder, for the bundles that run work and make native calls.
 *
 * <p>An event type costs one volatile read until a recording begins. The package works without the
 * package {@code jdk.jfr}: then nothing is recorded. Fields of events hold names, codes and
 * numbers, never a part of a mail.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.spi.flight;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
