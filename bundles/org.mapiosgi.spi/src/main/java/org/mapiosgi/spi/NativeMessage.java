// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.mapiosgi.api.property.PropValue;
import org.osgi.annotation.versioning.ProviderType;

/** IMessage. */
@ProviderType
public interface NativeMessage extends NativeProps {
  /** SetReadFlag: SUPPRESS_RECEIPT. */
  int SUPPRESS_RECEIPT = 0x1;

  /** SetReadFlag: CLEAR_READ_FLAG. */
  int CLEAR_READ_FLAG = 0x4;

  /** GetRecipientTable, MAPI_UNICODE. */
  NativeTable getRecipientTable();

  /** GetAttachmentTable, MAPI_UNICODE. */
  NativeTable getAttachmentTable();

  /** ModifyRecipients: MODRECIP_ADD. */
  int MODRECIP_ADD = 0x2;

  /** ModifyRecipients: MODRECIP_MODIFY, of the rows with the given PR_ROWID. */
  int MODRECIP_MODIFY = 0x4;

  /** ModifyRecipients: MODRECIP_REMOVE, of the rows with the given PR_ROWID. */
  int MODRECIP_REMOVE = 0x8;

  /**
   * ModifyRecipients.
   *
   * @param flags one MODRECIP_* bit
   * @param rows one ADRENTRY each: PR_ROWID for those to modify or remove; PR_ENTRYID,
   *     PR_RECIPIENT_TYPE, PR_DISPLAY_NAME, PR_ADDRTYPE, PR_EMAIL_ADDRESS for those to add
   */
  void modifyRecipients(int flags, List<List<PropValue>> rows);

  /**
   * OpenAttach.
   *
   * @param flags 0 to read only, MAPI_MODIFY, or MAPI_BEST_ACCESS
   */
  NativeProps openAttach(int number, int flags);

  /** CreateAttach. Its SaveChanges, then the message's, make it permanent. */
  NativeProps createAttach();

  /** DeleteAttach. The message's SaveChanges makes it permanent. */
  void deleteAttach(int number);

  /** SubmitMessage; only {@link #release()} may follow (R20). */
  void submitMessage();

  /** SetReadFlag. */
  void setReadFlag(int flags);
}
