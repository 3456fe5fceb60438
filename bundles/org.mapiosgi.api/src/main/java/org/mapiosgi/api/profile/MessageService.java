// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

import java.util.List;
import org.mapiosgi.api.property.Binary;

/**
 * A row of a profile's message service table, with the rows of its provider table.
 *
 * @param name what MapiSvc.inf calls it: {@code MSEMS} is Exchange
 * @param displayName what a person sees
 * @param uid tells it from the others of the profile, 16 bytes
 * @param defaultStore whether it holds the default message store (SERVICE_DEFAULT_STORE)
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
