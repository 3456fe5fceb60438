// SPDX-License-Identifier: Apache-2.0
/** MAPI profiles: the named set of services and providers that a session logs on with. */
@Export
@Version("1.0.0")
@NullMarked
package org.mapiosgi.api.profile;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
