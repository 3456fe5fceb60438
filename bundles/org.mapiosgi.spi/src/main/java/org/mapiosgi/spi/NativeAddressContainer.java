// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.osgi.annotation.versioning.ProviderType;

/** IABContainer and IDistList. */
@ProviderType
public interface NativeAddressContainer extends NativeProps {
  /** GetContentsTable, MAPI_UNICODE: the entries, or the members of a distribution list. */
  NativeTable getContentsTable();

  /** GetHierarchyTable, MAPI_UNICODE: the containers in a container. */
  NativeTable getHierarchyTable();
}
