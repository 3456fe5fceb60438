// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Holds the members of a distribution list. Immutable. */
@ProviderType
public interface Members {
  /** The greatest number of members that are read, of all lists together. */
  int MOST = 10_000;

  /** The greatest number of lists that are read. */
  int MOST_LISTS = 1_000;

  /** Those who are no lists, each once, in the order in which they were met. */
  List<AddressEntry> entries();

  /** The lists that are in themselves, directly or by other lists; each once. */
  List<AddressEntry> cycles();
}
