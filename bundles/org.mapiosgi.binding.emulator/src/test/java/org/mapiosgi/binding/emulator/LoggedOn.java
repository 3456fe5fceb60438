// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** The test's own thread as a service's first MAPI thread, logged on, with the store open. */
final class LoggedOn implements AutoCloseable {
  static final int SERVICE_LOGON =
      NativeMapi.MAPI_EXTENDED
          | NativeMapi.MAPI_NEW_SESSION
          | NativeMapi.MAPI_EXPLICIT_PROFILE
          | NativeMapi.MAPI_NO_MAIL
          | NativeMapi.MAPI_NT_SERVICE
          | NativeMapi.MAPI_UNICODE;
  static final int SERVICE_STORE =
      NativeSession.MDB_NO_DIALOG | NativeSession.MDB_NO_MAIL | NativeSession.MDB_WRITE;

  private final MapiEmulator emulator;
  private final NativeMapi mapi;
  private final MessageQueue queue;
  private final Deque<NativeObject> open = new ArrayDeque<>();
  private final NativeSession session;
  private final NativeStore store;

  LoggedOn(MapiEmulator emulator) {
    this.emulator = emulator;
    this.mapi = emulator.load();
    this.queue = emulator.queues().open("test");
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    mapi.oleInitialize();
    this.session = mapi.logonEx(emulator.settings().profile(), SERVICE_LOGON);
    this.store = openStore(SERVICE_STORE);
  }

  static <T> T read(List<PropValue> row, PropTag<T> tag) {
    for (PropValue value : row) {
      if (value.tag().id() == tag.id()) {
        return tag.valueType().fromWire(value.value());
      }
    }
    throw new AssertionError("no column " + tag);
  }

  static <T> T get(NativeProps object, PropTag<T> tag) {
    return read(object.getProps(List.of(tag)), tag);
  }

  <T extends NativeObject> T keep(T object) {
    open.push(object);
    return object;
  }

  NativeMapi mapi() {
    return mapi;
  }

  NativeSession session() {
    return session;
  }

  NativeStore store() {
    return store;
  }

  NativeStore openStore(int flags) {
    NativeTable table = session.getMsgStoresTable();
    table.setColumns(List.of(Pr.ENTRYID));
    EntryId id = read(table.queryRows(1).get(0), Pr.ENTRYID);
    table.release();
    return keep(session.openMsgStore(id, flags));
  }

  NativeFolder folder(PropTag<EntryId> tag) {
    return keep(store.openFolder(get(store, tag), NativeStore.MAPI_BEST_ACCESS));
  }

  NativeFolder inbox() {
    return keep(store.openFolder(store.getReceiveFolder("IPM.Note"), NativeStore.MAPI_BEST_ACCESS));
  }

  NativeFolder outbox() {
    return folder(Pr.IPM_OUTBOX_ENTRYID);
  }

  NativeFolder sentItems() {
    return folder(Pr.IPM_SENTMAIL_ENTRYID);
  }

  NativeMessage message(EntryId id) {
    return keep(store.openMessage(id, NativeProps.MAPI_MODIFY));
  }

  List<List<PropValue>> rows(NativeFolder folder, PropTag<?>... columns) {
    NativeTable table = folder.getContentsTable();
    table.setColumns(List.of(columns));
    List<List<PropValue>> rows = table.queryRows(10_000);
    table.release();
    return rows;
  }

  <T> List<T> column(NativeFolder folder, PropTag<T> tag) {
    return rows(folder, tag).stream().map(row -> read(row, tag)).toList();
  }

  /** A message with one recipient, not saved. */
  NativeMessage draft(String subject, String address) {
    NativeMessage message = keep(outbox().createMessage());
    message.setProps(List.of(Pr.SUBJECT.with(subject), Pr.BODY.with("text")));
    addRecipient(message, address);
    return message;
  }

  static void addRecipient(NativeMessage message, String address) {
    message.modifyRecipients(
        NativeMessage.MODRECIP_ADD,
        List.of(
            List.of(
                Pr.RECIPIENT_TYPE.with(1),
                Pr.DISPLAY_NAME.with("Someone"),
                Pr.ADDRTYPE.with("SMTP"),
                Pr.EMAIL_ADDRESS.with(address))));
  }

  /** Waits for a message in the queue; a minute is more than any test needs. */
  MessageQueue.Wakeup await() {
    return queue.await(TimeUnit.MINUTES.toNanos(1));
  }

  /** Dispatches the messages in the queue. */
  void pump() {
    while (queue.dispatch() != MessageQueue.Dispatched.NONE) {
      // the next
    }
  }

  List<String> violatedRules() {
    return mapi.violations().stream().flatMap(finding -> finding.rule().stream()).toList();
  }

  void releaseAll() {
    while (!open.isEmpty()) {
      open.pop().release();
    }
  }

  @Override
  public void close() {
    emulator.clearFaults();
    releaseAll();
    session.logoff(0);
    session.release();
    mapi.oleUninitialize();
    mapi.uninitialize();
    queue.close();
  }
}
