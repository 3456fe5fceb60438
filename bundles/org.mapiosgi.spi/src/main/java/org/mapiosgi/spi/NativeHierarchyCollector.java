// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropValue;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the changes of folders (IExchangeImportHierarchyChanges, EdkMdb.h); otherwise as {@link
 * NativeContentsCollector}.
 */
@ConsumerType
public interface NativeHierarchyCollector {
  /**
   * Receives a folder that is new or has changed (ImportFolderChange).
   *
   * @param values PR_SOURCE_KEY, PR_PARENT_SOURCE_KEY and others, already copied out of native
   *     memory
   */
  void importFolderChange(List<PropValue> values);

  /** Receives folders that are gone (ImportFolderDeletion), by PR_SOURCE_KEY. */
  void importFolderDeletion(List<Binary> sourceKeys);
}
