// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
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
  private final SessionObject session;
  private final FolderNode folder;
  private final Optional<AttachObject> holder;
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
      Optional<AttachObject> holder,
      @Nullable MessageNode node,
      MessageContent content,
      boolean writable,
      boolean storeWritable) {
    super(world, parent, "IMessage");
    this.session = session;
    this.folder = folder;
    this.holder = holder;
    this.node = node;
    this.content = content;
    this.version = node == null ? 0 : node.version();
    this.writable = writable;
    this.storeWritable = storeWritable;
  }

  static MessageObject open(World world, StoreObject store, MessageNode node, boolean writable) {
    return new MessageObject(
        world,
        store,
        store.session(),
        node.folder(),
        Optional.empty(),
        node,
        node.content(),
        writable,
        store.writable());
  }

  /** A message that an attachment is. Its SaveChanges hands it to the attachment. */
  static MessageObject openEmbedded(
      World world,
      AttachObject holder,
      SessionObject session,
      MessageContent content,
      boolean writable) {
    MessageObject message = embedded(world, holder, session, writable);
    message.content = content;
    PropValue flags = content.properties().find(Tags.MESSAGE_FLAGS.id());
    message.newFlags = flags == null ? MsgFlag.READ.mask() : (int) flags.value();
    return message;
  }

  /** A new message in an attachment, in the place of the one that the attachment may be. */
  static MessageObject createEmbedded(World world, AttachObject holder, SessionObject session) {
    MessageObject message = embedded(world, holder, session, true);
    message.startNew();
    return message;
  }

  private static MessageObject embedded(
      World world, AttachObject holder, SessionObject session, boolean writable) {
    return new MessageObject(
        world,
        holder,
        session,
        world.mailbox().inbox(),
        Optional.of(holder),
        null,
        MessageContent.EMPTY,
        writable,
        writable);
  }

  SessionObject session() {
    return session;
  }

  static MessageObject create(
      World world, FolderObject parent, FolderNode folder, boolean associated) {
    MessageObject message =
        new MessageObject(
            world,
            parent,
            parent.session(),
            folder,
            Optional.empty(),
            null,
            MessageContent.EMPTY,
            true,
            true);
    if (associated) {
      message.newFlags |= MsgFlag.ASSOCIATED.mask();
    }
    message.startNew();
    return message;
  }

  private void startNew() {
    change(properties -> properties.with(Pr.MESSAGE_CLASS, "IPM.Note").with(Pr.IMPORTANCE, 1));
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

  void putAttachment(int number, PropertyMap attachment, Optional<MessageContent> embedded) {
    replace(content.withAttachment(number, attachment, embedded));
  }

  @Override
  void takeObjects(PropTag<?> tag, PropsObject from) {
    if (!(from instanceof MessageObject other)) {
      super.takeObjects(tag, from);
    } else if (tag.id() == Pr.MESSAGE_ATTACHMENTS.id()) {
      replace(content.withAttachmentsOf(other.content));
    } else if (tag.id() == Pr.MESSAGE_RECIPIENTS.id()) {
      replace(content.withRecipients(other.content.recipients()));
    } else {
      super.takeObjects(tag, from);
    }
  }

  @Override
  void save(int flags) {
    if (holder.isPresent()) {
      holder.get().putEmbedded(content.properties(all -> all.with(Tags.MESSAGE_FLAGS, newFlags)));
    } else {
      store((flags & FORCE_SAVE) != 0);
    }
    dirty = false;
    if ((flags & KEEP_OPEN_READWRITE) == 0) {
      writable = false;
      ended = (flags & KEEP_OPEN_READONLY) == 0;
    }
  }

  private void store(boolean force) {
    MessageNode saved = node;
    if (saved == null) {
      saved = world.mailbox().add(world.mailbox().newId(), folder, content, newFlags);
      node = saved;
      world.mailbox().tellCreated(saved);
      if (folder != world.mailbox().outbox()) {
        world.keeper().keep(folder, saved);
      }
    } else if (dirty) {
      requireUnchanged(saved, "SaveChanges", force);
      world.mailbox().change(saved, content, saved.flags());
      world.keeper().keepChanges(saved);
    }
    content = saved.content();
    version = saved.version();
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
  public NativeProps openAttach(int number, int flags) {
    return call(
        "OpenAttach",
        String.format("number=%d flags=0x%08X", number, flags),
        () -> {
          if ((flags & ~(MAPI_MODIFY | MAPI_BEST_ACCESS)) != 0) {
            throw failure("OpenAttach", HResult.UNKNOWN_FLAGS, String.format("0x%08X", flags));
          }
          if ((flags & MAPI_MODIFY) != 0) {
            requireWritable("OpenAttach");
          }
          PropertyMap attachment = content.attachments().get(number);
          if (attachment == null) {
            throw failure("OpenAttach", HResult.NOT_FOUND, "there is no attachment " + number);
          }
          return new AttachObject(
              world, this, number, attachment, content.embeddedIn(number), writable && flags != 0);
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
          if (holder.isPresent()) {
            throw failure("SubmitMessage", HResult.NO_SUPPORT, "it is embedded in another message");
          }
          requireWritable("SubmitMessage");
          Submission submission = new Submission(world, operation("SubmitMessage"));
          submission.check(content);
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
          submission.noteStranding(session);
          world.transport().submit(sent);
        });
  }

  @Override
  public void setReadFlag(int flags) {
    run(
        "SetReadFlag",
        String.format("flags=0x%08X", flags),
        () -> {
          ReadFlags.check(operation("SetReadFlag"), flags);
          if (!storeWritable) {
            throw failure("SetReadFlag", NO_ACCESS, "the store was opened read only");
          }
          if (node == null) {
            throw failure("SetReadFlag", HResult.NO_SUPPORT, "it was never saved");
          }
          world.mailbox().setFlags(node, ReadFlags.apply(flags, node.flags()));
          world.keeper().keepChanges(node);
        });
  }
}
