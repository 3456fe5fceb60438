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

  /** Returns the members that are no lists, each once, in the order in which they were read. */
  List<AddressEntry> entries();

  /** Returns the lists that contain themselves, directly or through other lists; each once. */
  List<AddressEntry> cycles();
}
