// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.mapiosgi.api.property.Flag;

/** Names the rights to open a mailbox with (EdkMdb.h, OPENSTORE_*). New ones can be added. */
public enum MailboxAccess implements Flag {
  /** OPENSTORE_USE_ADMIN_PRIVILEGE: as an administrator of the server. */
  ADMIN_PRIVILEGE(0x1),
  /** OPENSTORE_TAKE_OWNERSHIP: as if the user were the owner. */
  TAKE_OWNERSHIP(0x8);

  private final int mask;

  MailboxAccess(int mask) {
    this.mask = mask;
  }

  @Override
  public int mask() {
    return mask;
  }
}
