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

  /**
   * ModifyRecipients with MODRECIP_ADD.
   *
   * @param rows one ADRENTRY each: PR_ENTRYID, PR_RECIPIENT_TYPE, PR_DISPLAY_NAME, PR_ADDRTYPE,
   *     PR_EMAIL_ADDRESS
   */
  void addRecipients(List<List<PropValue>> rows);

  /** OpenAttach, read only. */
  NativeProps openAttach(int number);

  /** CreateAttach. Its SaveChanges, then the message's, make it permanent. */
  NativeProps createAttach();

  /** SubmitMessage; only {@link #release()} may follow (R20). */
  void submitMessage();

  /** SetReadFlag. */
  void setReadFlag(int flags);
}
