// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.osgi.annotation.versioning.ProviderType;

/** IMsgStore. */
@ProviderType
public interface NativeStore extends NativeProps {
  /** GetReceiveFolder("IPM.Note"). */
  EntryId getReceiveFolder(String messageClass);

  /**
   * OpenEntry of a folder.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_INVALID_OBJECT} if it is none
   */
  NativeFolder openFolder(EntryId folder, int flags);

  /** OpenEntry without an entry id: the root folder. */
  NativeFolder openRoot(int flags);

  /**
   * OpenEntry of a message.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_INVALID_OBJECT} if it is none
   */
  NativeMessage openMessage(EntryId message, int flags);

  /**
   * QueryInterface for IExchangeManageStore, the newest version first.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_INTERFACE_NOT_SUPPORTED} if it is no
   *     store of Exchange
   */
  NativeManageStore queryManageStore();

  /**
   * AbortSubmit.
   *
   * @param message its id in the outgoing queue
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_IN_QUEUE} if the message does
   *     not wait to be sent, {@code MAPI_E_UNABLE_TO_ABORT} if its sending has begun
   */
  void abortSubmit(EntryId message);

  /**
   * Advise.
   *
   * @param object the folder or message to be notified of; empty for the whole store
   * @param eventMask fnev* bits
   * @return the connection number, pointer-sized (R17)
   */
  long advise(Optional<EntryId> object, int eventMask, NativeAdviseSink sink);

  /** Unadvise. */
  void unadvise(long connection);
}
