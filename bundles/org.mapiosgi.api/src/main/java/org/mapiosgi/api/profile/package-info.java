// SPDX-License-Identifier: Apache-2.0
/**
 * Describes MAPI profiles. A profile is a named set of message services and providers; a session
 * logs on with one.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.profile;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
