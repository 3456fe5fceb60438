// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import org.mapiosgi.api.property.Binary;

/** The parts of a {@link ServiceProvider}. */
record ServiceProviderValue(Kind kind, String displayName, String dll, Binary uid)
    implements ServiceProvider {}
