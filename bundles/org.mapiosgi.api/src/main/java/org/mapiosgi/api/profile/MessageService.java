// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.List;
import org.mapiosgi.api.property.Binary;

/**
 * Describes a message service of a profile (a row of its message service table) with its providers.
 *
 * @param name the name in MapiSvc.inf: {@code MSEMS} is Exchange
 * @param displayName the name that a person sees
 * @param uid identifies the service in the profile, 16 bytes
 * @param defaultStore whether the service holds the default message store (SERVICE_DEFAULT_STORE)
 * @param providers its providers, in MAPI's order
 */
public record MessageService(
    String name,
    String displayName,
    Binary uid,
    boolean defaultStore,
    List<ServiceProvider> providers) {
  /** Copies the list. */
  public MessageService {
    providers = List.copyOf(providers);
  }
}
