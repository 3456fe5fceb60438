// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/**
 * A session with its default store, and everything opened in it. For the lane it was opened on
 * only. Closing releases in the reverse order, logs off and releases the session.
 */
final class Desk implements AutoCloseable {
  /** MAPILogonEx as a service passes it: 0x80018032. */
  static final int SERVICE_LOGON =
      NativeMapi.MAPI_EXTENDED
          | NativeMapi.MAPI_NEW_SESSION
          | NativeMapi.MAPI_EXPLICIT_PROFILE
          | NativeMapi.MAPI_NO_MAIL
          | NativeMapi.MAPI_NT_SERVICE
          | NativeMapi.MAPI_UNICODE;

  /** OpenMsgStore as a service passes it. */
  static final int SERVICE_STORE =
      NativeSession.MDB_NO_DIALOG | NativeSession.MDB_WRITE | NativeSession.MDB_NO_MAIL;

  private static final int PAGE = 50;

  private final PumpedThread lane;
  private final BindingFixture fixture;
  private final Deque<NativeObject> kept = new ArrayDeque<>();
  private final NativeSession session;
  private final NativeStore store;

  Desk(PumpedThread lane, NativeMapi mapi, BindingFixture fixture) {
    this(lane, mapi, fixture.serviceProfile(), fixture);
  }

  Desk(PumpedThread lane, NativeMapi mapi, String profile, BindingFixture fixture) {
    this.lane = lane;
    this.fixture = fixture;
    this.session = mapi.logonEx(profile, SERVICE_LOGON);
    NativeStore opened;
    try {
      opened = keep(session.openMsgStore(defaultStore(), SERVICE_STORE));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
    this.store = opened;
  }

  private EntryId defaultStore() {
    NativeTable table = keep(session.getMsgStoresTable());
    table.setColumns(List.of(Pr.ENTRYID));
    table.restrict(Restriction.is(Pr.DEFAULT_STORE, true));
    List<List<PropValue>> rows = table.queryRows(2);
    assertThat(rows).as("default stores").hasSize(1);
    return read(rows.get(0), Pr.ENTRYID);
  }

  /** Releases the object with the desk. */
  <T extends NativeObject> T keep(T object) {
    kept.push(object);
    return object;
  }

  NativeSession session() {
    return session;
  }

  NativeStore store() {
    return store;
  }

  NativeFolder folder(EntryId id) {
    return keep(store.openFolder(id, NativeStore.MAPI_BEST_ACCESS));
  }

  NativeFolder inbox() {
    return folder(store.getReceiveFolder("IPM.Note"));
  }

  NativeFolder outbox() {
    return folder(get(store, Pr.IPM_OUTBOX_ENTRYID));
  }

  NativeFolder sentItems() {
    return folder(get(store, Pr.IPM_SENTMAIL_ENTRYID));
  }

  NativeFolder ipmSubtree() {
    return folder(get(store, Pr.IPM_SUBTREE_ENTRYID));
  }

  /** The suite's own folder, empty. */
  NativeFolder workshop() {
    NativeFolder folder = workshopAsItIs();
    empty(folder);
    return folder;
  }

  /** The suite's own folder, with what an earlier session left in it. */
  NativeFolder workshopAsItIs() {
    return keep(ipmSubtree().createFolder(fixture.workshop(), NativeFolder.OPEN_IF_EXISTS));
  }

  void empty(NativeFolder folder) {
    List<EntryId> left =
        rows(folder, null, List.of(), Pr.ENTRYID).stream()
            .map(row -> read(row, Pr.ENTRYID))
            .toList();
    if (!left.isEmpty()) {
      assertThat(folder.deleteMessages(left).isFailure()).isFalse();
    }
  }

  NativeMessage message(EntryId id) {
    return keep(store.openMessage(id, NativeStore.MAPI_BEST_ACCESS));
  }

  /** A saved message with the given properties. */
  EntryId create(NativeFolder folder, PropValue... values) {
    NativeMessage message = folder.createMessage();
    try {
      message.setProps(List.of(values));
      message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      return get(message, Pr.ENTRYID);
    } finally {
      message.release();
    }
  }

  /** All rows of a folder's contents table that meet the restriction. */
  List<List<PropValue>> rows(
      NativeFolder folder,
      @Nullable Restriction restriction,
      List<SortOrder> orders,
      PropTag<?>... columns) {
    NativeTable table = folder.getContentsTable();
    try {
      table.setColumns(List.of(columns));
      if (restriction != null) {
        table.restrict(restriction);
      }
      if (!orders.isEmpty()) {
        table.sortTable(orders);
      }
      return all(table);
    } finally {
      table.release();
    }
  }

  /** The rows from the current position to the end. */
  static List<List<PropValue>> all(NativeTable table) {
    List<List<PropValue>> rows = new ArrayList<>();
    for (List<List<PropValue>> page = table.queryRows(PAGE);
        !page.isEmpty();
        page = table.queryRows(PAGE)) {
      assertThat(page).as("rows of one page").hasSizeLessThanOrEqualTo(PAGE);
      rows.addAll(page);
    }
    return rows;
  }

  /** All rows of a table with the given columns. */
  List<List<PropValue>> rows(NativeTable table, PropTag<?>... columns) {
    keep(table).setColumns(List.of(columns));
    return all(table);
  }

  /** The values of one column of a table, in row order. */
  <T> List<T> column(NativeTable table, PropTag<T> column) {
    return rows(table, column).stream().map(row -> read(row, column)).toList();
  }

  /** The values of one column of a folder's contents table, in row order. */
  <T> List<T> column(NativeFolder folder, @Nullable Restriction restriction, PropTag<T> column) {
    return rows(folder, restriction, List.of(), column).stream()
        .map(row -> read(row, column))
        .toList();
  }

  /** A property that must be there. */
  static <T> T get(NativeProps object, PropTag<T> tag) {
    return read(object.getProps(List.of(tag)), tag);
  }

  /** The value of a tag that must be in the row. */
  static <T> T read(List<PropValue> row, PropTag<T> tag) {
    for (PropValue value : row) {
      if (value.tag().equals(tag)) {
        return tag.valueType().fromWire(value.value());
      }
    }
    throw new AssertionError(tag + " is not in " + row);
  }

  /** Pumps until exactly one message of that subject is in the folder. */
  EntryId awaitMessage(NativeFolder folder, String subject) {
    AtomicReference<EntryId> found = new AtomicReference<>();
    lane.pumpUntil(
        "a message '" + subject + "'",
        () -> {
          List<EntryId> ids = column(folder, Restriction.is(Pr.SUBJECT, subject), Pr.ENTRYID);
          assertThat(ids).as("messages '%s'", subject).hasSizeLessThanOrEqualTo(1);
          ids.forEach(found::set);
          return found.get() != null;
        });
    return Objects.requireNonNull(found.get(), "the message that the wait found");
  }

  /** Pumps until a condition holds. */
  void pumpUntil(String what, BooleanSupplier condition) {
    lane.pumpUntil(what, condition);
  }

  /** Submits a message from the Outbox, with a copy to Sent Items. */
  void submit(String subject, String body, List<List<PropValue>> recipients) {
    if (!fixture.allowed().contains(Reach.SENDING)) {
      throw new IllegalStateException("a test that sends needs @Reaches(Reach.SENDING)");
    }
    NativeMessage draft = outbox().createMessage();
    try {
      draft.setProps(
          List.of(
              Pr.MESSAGE_CLASS.with("IPM.Note"),
              Pr.SUBJECT.with(subject),
              Pr.BODY.with(body),
              Pr.SENTMAIL_ENTRYID.with(get(store, Pr.IPM_SENTMAIL_ENTRYID))));
      if (!recipients.isEmpty()) {
        draft.modifyRecipients(NativeMessage.MODRECIP_ADD, recipients);
      }
      draft.submitMessage();
    } finally {
      draft.release();
    }
  }

  @Override
  public void close() {
    while (!kept.isEmpty()) {
      kept.pop().release();
    }
    session.logoff(0);
    session.release();
  }
}
