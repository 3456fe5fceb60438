// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.osgi.annotation.versioning.ProviderType;

/** IExchangeManageStore, of any version that can make entry ids of other mailboxes. */
@ProviderType
public interface NativeManageStore extends NativeObject {
  /**
   * CreateStoreEntryID, or CreateStoreEntryID2 if the version has it. It does not say that the
   * mailbox can be opened.
   *
   * @param storeDn the distinguished name of the store on the mailbox's server
   * @param mailboxDn the distinguished name of the mailbox
   * @param smtpAddress only CreateStoreEntryID2 takes it
   * @param flags OPENSTORE_* bits
   */
  EntryId createStoreEntryId(
      String storeDn, String mailboxDn, Optional<String> smtpAddress, int flags);
}
