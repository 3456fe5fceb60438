// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.mapiosgi.api.property.PropTag;
import org.osgi.annotation.versioning.ProviderType;

/**
 * IExchangeExportChanges (EdkMdb.h), which PR_CONTENTS_SYNCHRONIZER and PR_HIERARCHY_SYNCHRONIZER
 * of a folder are opened as.
 *
 * <p>Order of the calls: {@link #config} once, {@link #synchronize} until it returns false, {@link
 * #updateState}. The state may also be asked for between two steps: it then covers what was
 * exported so far.
 */
@ProviderType
public interface NativeExportChanges extends NativeObject {
  /** Config: SYNC_UNICODE. */
  int SYNC_UNICODE = 0x1;

  /** Config: SYNC_READ_STATE. */
  int SYNC_READ_STATE = 0x8;

  /** Config: SYNC_ASSOCIATED. */
  int SYNC_ASSOCIATED = 0x10;

  /** Config: SYNC_NORMAL. */
  int SYNC_NORMAL = 0x20;

  /**
   * Config of PR_CONTENTS_SYNCHRONIZER, without a restriction and with the default size of the
   * buffer.
   *
   * @param state the result of {@link #updateState} for the same folder; empty for none
   * @param flags SYNC_* bits
   * @param collector receives the changes within {@link #synchronize}
   * @param includeProps exported besides the usual ones: PR_ENTRYID, PR_MESSAGE_SIZE
   * @throws org.mapiosgi.api.error.MapiException also if the provider cannot continue from the
   *     state: {@code SYNC_E_UNSYNCHRONIZED} if it has forgotten changes since the state
   */
  void config(
      byte[] state,
      int flags,
      NativeContentsCollector collector,
      List<? extends PropTag<?>> includeProps);

  /**
   * Config of PR_HIERARCHY_SYNCHRONIZER; otherwise as the other one.
   *
   * @param flags {@link #SYNC_UNICODE}
   */
  void config(
      byte[] state,
      int flags,
      NativeHierarchyCollector collector,
      List<? extends PropTag<?>> includeProps);

  /**
   * Synchronize: exports the next step to the collector.
   *
   * <p>If the collector throws, the step fails and this method throws the same exception.
   *
   * @return whether there is more to do (SYNC_W_PROGRESS)
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_UNCONFIGURED} before {@link #config}
   */
  boolean synchronize();

  /** UpdateState: the state up to which changes were exported. */
  byte[] updateState();
}
