// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.mapiosgi.api.addressbook.OneOff;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.binding.emulator.internal.table.TableSource;

/** The recipient table and the attachment table of a message that is open. */
record MessageTables(LongSupplier revisions, Supplier<List<TableRow>> lister)
    implements TableSource {
  private static final int MAPI_MAILUSER = 6;

  @Override
  public long revision() {
    return revisions.getAsLong();
  }

  @Override
  public List<TableRow> rows() {
    return lister.get();
  }

  /** A recipient as ModifyRecipients brings it; what a one-off's entry id says is filled in. */
  static PropertyMap recipient(List<PropValue> row) {
    PropertyMap recipient = PropertyMap.of(row.toArray(PropValue[]::new));
    PropValue entry = recipient.find(Pr.ENTRYID.id());
    if (entry == null) {
      return recipient;
    }
    return OneOff.of(Pr.ENTRYID.valueType().fromWire(entry.value()))
        .map(
            known ->
                recipient
                    .withDefault(Pr.DISPLAY_NAME, known.displayName())
                    .withDefault(Pr.ADDRTYPE, known.addressType())
                    .withDefault(Pr.EMAIL_ADDRESS, known.address()))
        .orElse(recipient);
  }

  static List<TableRow> recipients(MessageContent content) {
    List<TableRow> rows = new ArrayList<>();
    for (PropertyMap recipient : content.recipients()) {
      int row = rows.size();
      rows.add(
          new TableRow(
              row,
              recipient
                  .with(
                      List.of(
                          Pr.ROWID.with(row),
                          Pr.INSTANCE_KEY.with(key(row)),
                          Pr.OBJECT_TYPE.with(MAPI_MAILUSER)))
                  .withDefault(Pr.DISPLAY_TYPE, 0)));
    }
    return rows;
  }

  static List<TableRow> attachments(MessageContent content) {
    List<TableRow> rows = new ArrayList<>();
    content
        .attachments()
        .forEach(
            (number, attachment) ->
                rows.add(
                    new TableRow(
                        number,
                        AttachObject.view(number, attachment, content.embeddedIn(number)))));
    return rows;
  }

  /** The rows that a sub-restriction looks into, by the id of the property that names it. */
  static List<PropertySource> subobjects(MessageContent content, int id) {
    List<TableRow> rows = List.of();
    if (id == Pr.MESSAGE_RECIPIENTS.id()) {
      rows = recipients(content);
    } else if (id == Pr.MESSAGE_ATTACHMENTS.id()) {
      rows = attachments(content);
    }
    return rows.stream().map(TableRow::properties).toList();
  }

  private static Binary key(int row) {
    return Binary.of((byte) (row >> 24), (byte) (row >> 16), (byte) (row >> 8), (byte) row);
  }
}
