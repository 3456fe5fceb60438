// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.spi.NativeMessage;

/** IMessage::ModifyRecipients on the content of a message. */
record RecipientChange(String operation, MessageContent content) {

  /**
   * The content with its recipients changed.
   *
   * @param flags one MODRECIP_* bit
   */
  MessageContent with(int flags, List<List<PropValue>> rows) {
    return switch (flags) {
      case NativeMessage.MODRECIP_ADD -> added(rows);
      case NativeMessage.MODRECIP_MODIFY -> replaced(rows, true);
      case NativeMessage.MODRECIP_REMOVE -> replaced(rows, false);
      default ->
          throw MapiException.of(
              operation, HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
    };
  }

  private MessageContent added(List<List<PropValue>> rows) {
    List<PropertyMap> added = new ArrayList<>();
    for (List<PropValue> row : rows) {
      added.add(recipient(row));
    }
    return content.addRecipients(added);
  }

  /** Rows are found by PR_ROWID, which is the place in the list before the call. */
  private MessageContent replaced(List<List<PropValue>> rows, boolean keep) {
    Map<Integer, PropertyMap> left = new TreeMap<>();
    for (PropertyMap each : content.recipients()) {
      left.put(left.size(), each);
    }
    for (List<PropValue> row : rows) {
      PropValue number = PropertyMap.of(row.toArray(PropValue[]::new)).find(Pr.ROWID.id());
      if (number == null || left.remove(number.value()) == null) {
        throw MapiException.of(
            operation, HResult.INVALID_PARAMETER, "PR_ROWID names no recipient: " + number);
      }
      if (keep) {
        left.put((Integer) number.value(), recipient(row));
      }
    }
    return content.withRecipients(List.copyOf(left.values()));
  }

  private PropertyMap recipient(List<PropValue> row) {
    PropertyMap recipient = MessageTables.recipient(row).without(id -> id == Pr.ROWID.id());
    if (recipient.find(Pr.RECIPIENT_TYPE.id()) == null
        || recipient.find(Pr.DISPLAY_NAME.id()) == null) {
      throw MapiException.of(
          operation,
          HResult.INVALID_PARAMETER,
          "a recipient has PR_RECIPIENT_TYPE and PR_DISPLAY_NAME");
    }
    return recipient;
  }
}
