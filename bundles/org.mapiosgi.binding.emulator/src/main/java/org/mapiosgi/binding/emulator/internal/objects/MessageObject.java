// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.model.MessageView;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.PropertySource;
import org.mapiosgi.binding.emulator.internal.model.Tags;
import org.mapiosgi.binding.emulator.internal.rules.Refusal;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeTable;

/** IMessage: a copy of the store's message, which takes the store's place when it is saved. */
final class MessageObject extends PropsObject implements NativeMessage {
  private static final int FORCE_SAVE = 0x4;
  private static final int KEEP_OPEN_READONLY = 0x1;
  private static final int SETTABLE_FLAGS =
      MsgFlag.READ.mask()
          | MsgFlag.UNSENT.mask()
          | MsgFlag.ASSOCIATED.mask()
          | MsgFlag.UNMODIFIED.mask();
  private static final int GENERATE_RECEIPT_ONLY = 0x10;
  private static final int KNOWN_READ_FLAGS =
      SUPPRESS_RECEIPT | CLEAR_READ_FLAG | 0x8 | GENERATE_RECEIPT_ONLY | 0x20 | 0x40;

  private final SessionObject session;
  private final FolderNode folder;
  private final boolean storeWritable;
  private @Nullable MessageNode node;
  private MessageContent content;
  private long version;
  private int newFlags = MsgFlag.READ.mask() | MsgFlag.UNSENT.mask();
  private boolean writable;
  private boolean dirty;
  private boolean ended;
  private boolean submitted;
  private long revision;

  private MessageObject(
      World world,
      LiveObject parent,
      SessionObject session,
      FolderNode folder,
      @Nullable MessageNode node,
      boolean writable,
      boolean storeWritable) {
    super(world, parent, "IMessage");
    this.session = session;
    this.folder = folder;
    this.node = node;
    this.content = node == null ? MessageContent.EMPTY : node.content();
    this.version = node == null ? 0 : node.version();
    this.writable = writable;
    this.storeWritable = storeWritable;
  }

  static MessageObject open(World world, StoreObject store, MessageNode node, boolean writable) {
    return new MessageObject(
        world, store, store.session(), node.folder(), node, writable, store.writable());
  }

  /** A message that is embedded in another: to be read. */
  static MessageObject embedded(
      World world, LiveObject parent, SessionObject session, MessageContent content) {
    MessageObject message =
        new MessageObject(world, parent, session, world.mailbox().inbox(), null, false, false);
    message.content = content;
    message.newFlags = MsgFlag.READ.mask();
    return message;
  }

  SessionObject session() {
    return session;
  }

  /** The message that an attachment is. */
  Optional<MessageContent> embeddedIn(int number) {
    return Optional.ofNullable(content.embedded().get(number));
  }

  static MessageObject create(
      World world, FolderObject parent, FolderNode folder, boolean associated) {
    MessageObject message =
        new MessageObject(world, parent, parent.session(), folder, null, true, true);
    if (associated) {
      message.newFlags |= MsgFlag.ASSOCIATED.mask();
    }
    message.change(
        properties -> properties.with(Pr.MESSAGE_CLASS, "IPM.Note").with(Pr.IMPORTANCE, 1));
    return message;
  }

  @Override
  PropertySource view() {
    return new MessageView(
        world.mailbox().ids(),
        content,
        node == null ? null : node.saved(),
        node == null ? newFlags : node.flags());
  }

  @Override
  boolean writable() {
    return writable;
  }

  @Override
  Set<Integer> readOnly() {
    return node == null ? MessageView.READ_ONLY_WHILE_NEW : MessageView.READ_ONLY;
  }

  @Override
  void set(List<PropValue> values) {
    List<PropValue> stored = new ArrayList<>();
    for (PropValue value : values) {
      if (value.tag().equals(Tags.MESSAGE_FLAGS)) {
        newFlags = ((int) value.value() & SETTABLE_FLAGS) | (newFlags & MsgFlag.ASSOCIATED.mask());
      } else {
        stored.add(value);
      }
    }
    super.set(stored);
  }

  @Override
  void change(UnaryOperator<PropertyMap> change) {
    replace(content.properties(change));
  }

  private void replace(MessageContent changed) {
    content = changed;
    dirty = true;
    revision++;
  }

  void putAttachment(int number, PropertyMap attachment) {
    replace(content.withAttachment(number, attachment));
  }

  @Override
  void save(int flags) {
    MessageNode saved = node;
    if (saved == null) {
      saved = world.mailbox().add(world.mailbox().newId(), folder, content, newFlags);
      node = saved;
      world.mailbox().tellCreated(saved);
    } else if (dirty) {
      requireUnchanged(saved, "SaveChanges", (flags & FORCE_SAVE) != 0);
      world.mailbox().change(saved, content, saved.flags());
    }
    content = saved.content();
    version = saved.version();
    dirty = false;
    if ((flags & KEEP_OPEN_READWRITE) == 0) {
      writable = false;
      ended = (flags & KEEP_OPEN_READONLY) == 0;
    }
  }

  private void requireUnchanged(MessageNode node, String method, boolean force) {
    if (world.mailbox().message(node.id()).isEmpty()) {
      throw failure(
          method, HResult.named("MAPI_E_OBJECT_DELETED"), "it was deleted or moved meanwhile");
    }
    if (node.version() != version && !force) {
      throw failure(
          method, HResult.named("MAPI_E_OBJECT_CHANGED"), "another client saved it meanwhile");
    }
  }

  @Override
  @Nullable Refusal refusal(String operation) {
    if (submitted) {
      return new Refusal(INVALID_OBJECT, "R20", "its message was submitted");
    }
    return ended
        ? new Refusal(INVALID_OBJECT, "", "SaveChanges without KEEP_OPEN_* has ended its use")
        : super.refusal(operation);
  }

  @Override
  public NativeTable getRecipientTable() {
    return call(
        "GetRecipientTable",
        "",
        () ->
            new TableObject(
                world,
                this,
                new MessageTables(() -> revision, () -> MessageTables.recipients(content)),
                Pr.ROWID,
                Pr.DISPLAY_NAME,
                Pr.ADDRTYPE,
                Pr.EMAIL_ADDRESS,
                Pr.RECIPIENT_TYPE,
                Pr.ENTRYID));
  }

  @Override
  public NativeTable getAttachmentTable() {
    return call(
        "GetAttachmentTable",
        "",
        () ->
            new TableObject(
                world,
                this,
                new MessageTables(() -> revision, () -> MessageTables.attachments(content)),
                Pr.ATTACH_NUM,
                Pr.ATTACH_SIZE,
                Pr.ATTACH_METHOD,
                Pr.RENDERING_POSITION));
  }

  @Override
  public void modifyRecipients(int flags, List<List<PropValue>> rows) {
    run(
        "ModifyRecipients",
        String.format("flags=0x%08X count=%d", flags, rows.size()),
        () -> {
          requireWritable("ModifyRecipients");
          replace(new RecipientChange(operation("ModifyRecipients"), content).with(flags, rows));
        });
  }

  @Override
  public NativeProps openAttach(int number) {
    return call(
        "OpenAttach",
        "number=" + number,
        () -> {
          PropertyMap attachment = content.attachments().get(number);
          if (attachment == null) {
            throw failure("OpenAttach", HResult.NOT_FOUND, "there is no attachment " + number);
          }
          return AttachObject.open(world, this, number, attachment);
        });
  }

  @Override
  public NativeProps createAttach() {
    return call(
        "CreateAttach",
        "",
        () -> {
          requireWritable("CreateAttach");
          int number = content.nextAttachment();
          content = content.takeAttachmentNumber();
          return AttachObject.create(world, this, number);
        });
  }

  @Override
  public void deleteAttach(int number) {
    run(
        "DeleteAttach",
        "number=" + number,
        () -> {
          requireWritable("DeleteAttach");
          if (!content.attachments().containsKey(number)) {
            throw failure("DeleteAttach", HResult.NOT_FOUND, "there is no attachment " + number);
          }
          replace(content.withoutAttachment(number));
        });
  }

  @Override
  public void submitMessage() {
    run(
        "SubmitMessage",
        "",
        () -> {
          requireWritable("SubmitMessage");
          requireSubmittable();
          MessageContent stamped = world.transport().stamp(content);
          MessageNode sent = node;
          if (sent == null) {
            sent = world.mailbox().add(world.mailbox().newId(), folder, stamped, newFlags);
            node = sent;
            world.mailbox().tellCreated(sent);
          } else {
            requireUnchanged(sent, "SubmitMessage", false);
          }
          world
              .mailbox()
              .change(sent, stamped, sent.flags() | MsgFlag.SUBMIT.mask() | MsgFlag.UNSENT.mask());
          submitted = true;
          noteStranding();
          world.transport().submit(sent);
        });
  }

  private void requireSubmittable() {
    if (content.recipients().isEmpty()) {
      throw failure("SubmitMessage", HResult.named("MAPI_E_NO_RECIPIENTS"), "add one first");
    }
    for (PropertyMap recipient : content.recipients()) {
      if (recipient.find(Pr.ENTRYID.id()) == null && recipient.text(Pr.EMAIL_ADDRESS).isEmpty()) {
        throw failure(
            "SubmitMessage",
            HResult.named("MAPI_E_AMBIGUOUS_RECIP"),
            "recipient '"
                + recipient.text(Pr.DISPLAY_NAME)
                + "' has neither an entry id nor an address");
      }
    }
    PropValue sent = content.properties().find(Pr.SENTMAIL_ENTRYID.id());
    if (sent != null) {
      EntryId id = Pr.SENTMAIL_ENTRYID.valueType().fromWire(sent.value());
      world.mailbox().folder(operation("SubmitMessage"), id);
    }
  }

  private void noteStranding() {
    if (!world.settings().coupled() && session.withoutSpooler()) {
      world
          .violations()
          .add(
              "R19",
              operation("SubmitMessage"),
              "the store is not coupled to a transport; the message stays in the Outbox",
              "submit only where the store is tightly coupled");
    }
  }

  @Override
  public void setReadFlag(int flags) {
    run(
        "SetReadFlag",
        String.format("flags=0x%08X", flags),
        () -> {
          if ((flags & ~KNOWN_READ_FLAGS) != 0) {
            throw failure("SetReadFlag", HResult.UNKNOWN_FLAGS, String.format("0x%08X", flags));
          }
          boolean clear = (flags & CLEAR_READ_FLAG) != 0;
          if (clear && (flags & (SUPPRESS_RECEIPT | GENERATE_RECEIPT_ONLY)) != 0) {
            throw failure(
                "SetReadFlag",
                HResult.INVALID_PARAMETER,
                "CLEAR_READ_FLAG goes with no flag about receipts");
          }
          if (!storeWritable) {
            throw failure("SetReadFlag", NO_ACCESS, "the store was opened read only");
          }
          if (node == null) {
            throw failure("SetReadFlag", HResult.NO_SUPPORT, "it was never saved");
          }
          if ((flags & GENERATE_RECEIPT_ONLY) == 0) {
            world.mailbox().markRead(node, !clear);
          }
        });
  }
}
