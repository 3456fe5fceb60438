// SPDX-License-Identifier: Apache-2.0
/** Makes pumps without a framework: for tests of consumers and for tools. */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.pump.start;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
