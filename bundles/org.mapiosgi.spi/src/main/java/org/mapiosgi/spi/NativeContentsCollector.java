// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropValue;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the changes of messages (IExchangeImportContentsChanges, EdkMdb.h). Called within {@link
 * NativeExportChanges#synchronize}, on its thread. Must copy, queue and return, and must not call
 * MAPI.
 */
@ConsumerType
public interface NativeContentsCollector {
  /** ImportMessageChange: SYNC_NEW_MESSAGE. */
  int SYNC_NEW_MESSAGE = 0x800;

  /** READSTATE.ulFlags: SYNC_READ. */
  int SYNC_READ = 0x1;

  /** Holds READSTATE: a message, and whether it is read. */
  record ReadState(Binary sourceKey, boolean read) {}

  /**
   * Receives a message that is new or has changed (ImportMessageChange). The binding answers
   * SYNC_E_IGNORE, so that the provider does not copy the message.
   *
   * @param values PR_SOURCE_KEY and others, already copied out of native memory
   * @param flags SYNC_ASSOCIATED, {@link #SYNC_NEW_MESSAGE}
   */
  void importMessageChange(List<PropValue> values, int flags);

  /** Receives messages that are gone (ImportMessageDeletion), by PR_SOURCE_KEY. */
  void importMessageDeletion(List<Binary> sourceKeys);

  /** Receives new read states (ImportPerUserReadStateChange). */
  void importPerUserReadStateChange(List<ReadState> states);
}
