// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.List;
import org.mapiosgi.api.property.Binary;

/** The parts of a {@link MessageService}. */
record MessageServiceValue(
    String name,
    String displayName,
    Binary uid,
    boolean defaultStore,
    List<ServiceProvider> providers)
    implements MessageService {}
