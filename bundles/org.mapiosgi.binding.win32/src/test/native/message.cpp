// SPDX-License-Identifier: Apache-2.0
#include "objects.h"

#include "memory.h"

#include <algorithm>

namespace ref {

namespace {

const std::vector<ULONG> ATTACHMENT_COLUMNS = {
    PR_ATTACH_NUM, PR_RENDERING_POSITION, PR_ATTACH_METHOD, PR_ATTACH_SIZE, PR_ATTACH_FILENAME_W,
    PR_ATTACH_LONG_FILENAME_W, PR_ATTACH_MIME_TAG_W, PR_DISPLAY_NAME_W, PR_OBJECT_TYPE};

const std::vector<ULONG> RECIPIENT_COLUMNS = {
    PR_ROWID, PR_RECIPIENT_TYPE, PR_DISPLAY_NAME_W, PR_ADDRTYPE_W, PR_EMAIL_ADDRESS_W, PR_ENTRYID,
    PR_SMTP_ADDRESS_W, PR_OBJECT_TYPE, PR_DISPLAY_TYPE};

// Not in these headers.
const ULONG DEFERRED_SEND_TIME = PROP_TAG(PT_SYSTIME, 0x3FEF);

using Content = std::shared_ptr<const MessageData>;
using Keep = std::function<void(const Content&)>;

/** A working copy of a message: nothing of it is seen elsewhere before SaveChanges. */
class Message : public PropObject<abi::IMessage> {
 public:
  Message(const SessionPtr& session, std::shared_ptr<MessageNode> node, std::shared_ptr<FolderNode> folder,
          bool writable, ULONG newFlags = 0)
      : PropObject("IMessage", session), node_(std::move(node)), folder_(std::move(folder)), writable_(writable) {
    load();
    if (newFlags != 0) work_->props.put(PR_MESSAGE_FLAGS, newFlags | MSGFLAG_UNSENT | MSGFLAG_READ);
  }

  /** A message in an attachment; content is null for a new one. */
  Message(const SessionPtr& session, const Content& content, bool writable, Keep keep)
      : PropObject("IMessage", session), keep_(std::move(keep)), writable_(writable) {
    load();
    if (content != nullptr) *work_ = *content;
  }

  HRESULT STDMETHODCALLTYPE GetAttachmentTable(ULONG flags, LPMAPITABLE* out) override {
    return Call(*this, "GetAttachmentTable").hex("flags", flags).run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = attachmentTable(flags);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE OpenAttach(ULONG number, LPCIID iid, ULONG flags, LPATTACH* out) override {
    return Call(*this, "OpenAttach").num("number", number).hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_MODIFY | MAPI_BEST_ACCESS | MAPI_DEFERRED_ERRORS);
      requireInterface(iid, {&IID_IAttachment, &IID_IMAPIProp});
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      require((flags & MAPI_MODIFY) == 0 || writable_, MAPI_E_NO_ACCESS);
      *out = openAttachment(session(), validity, work_, number, false, writable_ && writeAccess(flags));
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE CreateAttach(LPCIID iid, ULONG flags, ULONG* number, LPATTACH* out) override {
    Call call(*this, "CreateAttach");
    return call.hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, MAPI_DEFERRED_ERRORS);
      requireInterface(iid, {&IID_IAttachment, &IID_IMAPIProp});
      require(number != nullptr && out != nullptr, MAPI_E_INVALID_PARAMETER);
      require(writable_, MAPI_E_NO_ACCESS);
      *number = work_->nextAttachment++;
      *out = openAttachment(session(), validity, work_, *number, true, true);
      call.num("number", *number);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE DeleteAttach(ULONG number, ULONG_PTR ui, LPMAPIPROGRESS, ULONG flags) override {
    return Call(*this, "DeleteAttach").num("number", number).num("ui", ui != 0).hex("flags", flags).run([&]() -> HRESULT {
      require(writable_, MAPI_E_NO_ACCESS);
      auto& all = work_->attachments;
      auto at = std::find_if(all.begin(), all.end(), [number](const Bag& each) {
        return each.number(PR_ATTACH_NUM) == static_cast<LONGLONG>(number);
      });
      require(at != all.end(), MAPI_E_NOT_FOUND);
      all.erase(at);
      work_->embedded.erase(number);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE GetRecipientTable(ULONG flags, LPMAPITABLE* out) override {
    return Call(*this, "GetRecipientTable").hex("flags", flags).run([&]() -> HRESULT {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = recipientTable(flags);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE ModifyRecipients(ULONG flags, LPADRLIST mods) override {
    return Call(*this, "ModifyRecipients").hex("flags", flags)
        .num("entries", mods == nullptr ? -1 : static_cast<LONGLONG>(mods->cEntries)).run([&]() -> HRESULT {
          require(mods != nullptr, MAPI_E_INVALID_PARAMETER);
          require(writable_, MAPI_E_NO_ACCESS);
          modify(flags, *mods);
          return S_OK;
        });
  }

  HRESULT STDMETHODCALLTYPE SubmitMessage(ULONG flags) override {
    return Call(*this, "SubmitMessage").hex("flags", flags).num("recipients", static_cast<LONGLONG>(recipients()))
        .run([&]() -> HRESULT {
          requireFlags(flags, 0x00000001 /* FORCE_SUBMIT */);
          require(keep_ == nullptr, MAPI_E_NO_SUPPORT);
          submit();
          return S_OK;
        });
  }

  HRESULT STDMETHODCALLTYPE SetReadFlag(ULONG flags) override {
    return Call(*this, "SetReadFlag").hex("flags", flags).run([&]() -> HRESULT {
      requireFlags(flags, SUPPRESS_RECEIPT | CLEAR_READ_FLAG | MAPI_DEFERRED_ERRORS | GENERATE_RECEIPT_ONLY |
                              CLEAR_RN_PENDING | CLEAR_NRN_PENDING);
      require(keep_ == nullptr, MAPI_E_NO_SUPPORT);
      require(node_ != nullptr && node_->folder != nullptr, MAPI_E_OBJECT_DELETED);
      bool current = version_ == node_->version;
      ULONG changed = readFlags(flags, static_cast<ULONG>(node_->saved->props.number(PR_MESSAGE_FLAGS)));
      work_->props.put(PR_MESSAGE_FLAGS, changed);
      session()->mailbox->setFlags(*node_, changed);
      // What it changed itself is no reason for OBJECT_CHANGED later.
      if (current) version_ = node_->version;
      return S_OK;
    });
  }

 protected:
  bool implements(REFIID iid) const override {
    return IsEqualGUID(iid, IID_IMAPIProp) || IsEqualGUID(iid, IID_IMessage);
  }

  Bag read() override {
    Bag bag = work_->props;
    bag.put(PR_ACCESS_LEVEL, writable_ ? MAPI_MODIFY : 0);
    bag.put(PR_MAPPING_SIGNATURE, session()->mailbox->storeId());
    return bag;
  }

  Bag* edit() override { return writable_ ? &work_->props : nullptr; }

  std::function<void(const Value&)> writer() override {
    std::shared_ptr<MessageData> work = work_;
    return [work](const Value& value) { work->props.put(value); };
  }

  LPUNKNOWN openObject(ULONG tag, const IID& iid, ULONG) override {
    require(IsEqualGUID(iid, IID_IMAPITable), MAPI_E_INTERFACE_NOT_SUPPORTED);
    if (tag == PR_MESSAGE_RECIPIENTS) return reinterpret_cast<LPUNKNOWN>(recipientTable(MAPI_UNICODE));
    if (tag == PR_MESSAGE_ATTACHMENTS) return reinterpret_cast<LPUNKNOWN>(attachmentTable(MAPI_UNICODE));
    throw Failure{MAPI_E_NO_SUPPORT};
  }

  void save(ULONG flags) override {
    require(writable_, MAPI_E_NO_ACCESS);
    Mailbox& mailbox = *session()->mailbox;
    if (keep_ != nullptr) {
      describe(*work_, false);
      keep_(std::make_shared<const MessageData>(*work_));
    } else if (node_ == nullptr) {
      require(!folder_->deleted, MAPI_E_OBJECT_DELETED);
      node_ = mailbox.add(folder_.get(), *work_);
    } else {
      require(node_->folder != nullptr, MAPI_E_OBJECT_DELETED);
      require(version_ == node_->version || (flags & FORCE_SAVE), MAPI_E_OBJECT_CHANGED);
      mailbox.replace(*node_, *work_);
    }
    if (keep_ == nullptr) load();
    if (flags & KEEP_OPEN_READONLY) writable_ = false;
    if ((flags & (KEEP_OPEN_READONLY | KEEP_OPEN_READWRITE)) == 0) {
      // An embedded message shares its validity with the message around it, which goes on.
      if (keep_ != nullptr) validity = std::make_shared<Validity>();
      *validity = Validity{"R13", "after SaveChanges without KEEP_OPEN"};
    }
  }

  void retire() override {
    node_.reset();
    folder_.reset();
    work_.reset();
    keep_ = nullptr;
  }

  void takeObjects(ULONG tag, PropBase& from) override {
    Message* other = dynamic_cast<Message*>(&from);
    require(other != nullptr, MAPI_E_INTERFACE_NOT_SUPPORTED);
    if (tag == PR_MESSAGE_RECIPIENTS) {
      work_->recipients = other->work_->recipients;
      work_->nextRow = other->work_->nextRow;
    } else if (tag == PR_MESSAGE_ATTACHMENTS) {
      work_->attachments = other->work_->attachments;
      work_->embedded = other->work_->embedded;
      work_->nextAttachment = std::max(work_->nextAttachment, other->work_->nextAttachment);
    } else {
      throw Failure{MAPI_E_NO_SUPPORT};
    }
  }

 private:
  /** PR_MESSAGE_FLAGS after SetReadFlag: a message that becomes read owes no receipt any more. */
  static ULONG readFlags(ULONG flags, ULONG old) {
    const ULONG rn = 0x100 /* MSGFLAG_RN_PENDING */, nrn = 0x200 /* MSGFLAG_NRN_PENDING */;
    if (flags & CLEAR_READ_FLAG) return old & ~MSGFLAG_READ;
    if (flags & GENERATE_RECEIPT_ONLY) return old & ~rn;
    ULONG cleared = (flags & CLEAR_RN_PENDING ? rn : 0) | (flags & CLEAR_NRN_PENDING ? nrn : 0);
    return cleared != 0 ? old & ~cleared : (old | MSGFLAG_READ) & ~(rn | nrn);
  }

  size_t recipients() const { return work_ == nullptr ? 0 : work_->recipients.size(); }

  /** Takes over what is saved; open attachments and streams keep seeing the same working copy. */
  void load() {
    if (work_ == nullptr) work_ = std::make_shared<MessageData>();
    if (node_ == nullptr) {
      work_->props.put(PR_OBJECT_TYPE, MAPI_MESSAGE);
      work_->props.put(PR_MESSAGE_CLASS_W, std::wstring(L"IPM.Note"));
      work_->props.put(PR_MESSAGE_FLAGS, MSGFLAG_UNSENT | MSGFLAG_READ);
      work_->props.put(PR_STORE_ENTRYID, session()->mailbox->storeId());
      return;
    }
    *work_ = *node_->saved;
    version_ = node_->version;
  }

  LPMAPITABLE table(const std::vector<Bag>& rows, ULONG key, const std::vector<ULONG>& columns, ULONG flags) {
    requireFlags(flags, MAPI_UNICODE | MAPI_DEFERRED_ERRORS);
    std::vector<Bag> keyed = rows;
    for (Bag& row : keyed) row.put(PR_INSTANCE_KEY, Bytes(4, static_cast<BYTE>(row.number(key))));
    return newTable(session(), validity, fixedRows(keyed, columns), flags);
  }

  LPMAPITABLE attachmentTable(ULONG flags) {
    return table(work_->attachments, PR_ATTACH_NUM, ATTACHMENT_COLUMNS, flags);
  }

  LPMAPITABLE recipientTable(ULONG flags) { return table(work_->recipients, PR_ROWID, RECIPIENT_COLUMNS, flags); }

  void modify(ULONG flags, const ADRLIST& mods) {
    require(flags == 0 || flags == MODRECIP_ADD || flags == MODRECIP_MODIFY || flags == MODRECIP_REMOVE,
            MAPI_E_INVALID_PARAMETER);
    if (!isRoot(&mods)) Trace::instance().violation("2.10", "ADRLIST that is not from MAPIAllocateBuffer");
    std::vector<Bag> all = flags == 0 ? std::vector<Bag>() : work_->recipients;
    for (ULONG i = 0; i < mods.cEntries; i++) {
      const ADRENTRY& entry = mods.aEntries[i];
      require(entry.cValues == 0 || entry.rgPropVals != nullptr, MAPI_E_INVALID_PARAMETER);
      if (!isRoot(entry.rgPropVals)) {
        Trace::instance().violation("2.10", "ADRENTRY values that are not a root from MAPIAllocateBuffer");
      }
      Bag bag;
      for (ULONG p = 0; p < entry.cValues; p++) {
        ULONG type = PROP_TYPE(entry.rgPropVals[p].ulPropTag);
        if (type != PT_ERROR && type != PT_NULL) bag.put(fromNative(entry.rgPropVals[p]));
      }
      const Value* row = bag.find(PR_ROWID);
      auto at = std::find_if(all.begin(), all.end(), [&](const Bag& each) {
        return row != nullptr && each.number(PR_ROWID) == row->number;
      });
      if (flags == MODRECIP_REMOVE || flags == MODRECIP_MODIFY) {
        require(at != all.end(), MAPI_E_INVALID_PARAMETER);
        bag.put(PR_ROWID, at->number(PR_ROWID));
      }
      if (flags == MODRECIP_REMOVE) {
        all.erase(at);
        continue;
      }
      require(bag.find(PR_RECIPIENT_TYPE) != nullptr, MAPI_E_INVALID_PARAMETER);
      complete(bag);
      if (flags == MODRECIP_MODIFY) {
        *at = bag;
      } else {
        bag.put(PR_ROWID, work_->nextRow++);
        all.push_back(bag);
      }
    }
    work_->recipients = std::move(all);
  }

  /** What a one-off entry id says and the caller did not. */
  static void complete(Bag& recipient) {
    std::wstring name, type, address;
    if (parseOneOff(recipient.bytes(PR_ENTRYID), name, type, address)) {
      if (recipient.find(PR_DISPLAY_NAME_W) == nullptr) recipient.put(PR_DISPLAY_NAME_W, name);
      if (recipient.find(PR_ADDRTYPE_W) == nullptr) recipient.put(PR_ADDRTYPE_W, type);
      if (recipient.find(PR_EMAIL_ADDRESS_W) == nullptr) recipient.put(PR_EMAIL_ADDRESS_W, address);
    }
    recipient.put(PR_OBJECT_TYPE, MAPI_MAILUSER);
    recipient.put(PR_DISPLAY_TYPE, DT_MAILUSER);
  }

  void submit() {
    require(writable_, MAPI_E_NO_ACCESS);
    if (work_->recipients.empty()) throw Failure{MAPI_E_NO_RECIPIENTS, L"The message has no recipients."};
    const Identity& from = session()->mailbox->identity();
    Bag& p = work_->props;
    p.put(PR_SENDER_NAME_W, from.name);
    p.put(PR_SENDER_ADDRTYPE_W, std::wstring(L"EX"));
    p.put(PR_SENDER_EMAIL_ADDRESS_W, from.address);
    p.put(PR_SENDER_ENTRYID, from.id);
    // A client that sends on behalf of another user has set these.
    if (p.find(PR_SENT_REPRESENTING_ENTRYID) == nullptr && p.find(PR_SENT_REPRESENTING_NAME_W) == nullptr) {
      p.put(PR_SENT_REPRESENTING_NAME_W, from.name);
      p.put(PR_SENT_REPRESENTING_ADDRTYPE_W, std::wstring(L"EX"));
      p.put(PR_SENT_REPRESENTING_EMAIL_ADDRESS_W, from.address);
      p.put(PR_SENT_REPRESENTING_ENTRYID, from.id);
    }
    p.put(PR_CLIENT_SUBMIT_TIME, now());
    p.put(PR_MESSAGE_FLAGS, p.number(PR_MESSAGE_FLAGS) | MSGFLAG_SUBMIT | MSGFLAG_FROMME);
    save(KEEP_OPEN_READWRITE);
    // An uncoupled store has no transport: the message stays, submitted for ever (R19). So does a deferred one: the
    // provider has no clock that would send it.
    bool later = work_->props.number(DEFERRED_SEND_TIME) > now();
    if (session()->mailbox->coupled() && !later) session()->mailbox->transport(*node_);
    *validity = Validity{"R20", "after SubmitMessage"};
  }

  std::shared_ptr<MessageNode> node_;
  std::shared_ptr<FolderNode> folder_;
  std::shared_ptr<MessageData> work_;
  Keep keep_;  // empty unless embedded
  ULONG version_ = 0;
  bool writable_;
};

LPMESSAGE exported(Message* message) { return reinterpret_cast<LPMESSAGE>(static_cast<abi::IMessage*>(message)); }

}  // namespace

LPMESSAGE openMessage(const SessionPtr& session, const std::shared_ptr<MessageNode>& node, bool writable) {
  return exported(new Message(session, node, nullptr, writable));
}

LPMESSAGE openEmbedded(const SessionPtr& session, const std::shared_ptr<Validity>& validity, const Content& content,
                       bool writable, Keep keep) {
  Message* message = new Message(session, content, writable, std::move(keep));
  message->validity = validity;
  return exported(message);
}

LPMESSAGE newMessage(const SessionPtr& session, const std::shared_ptr<FolderNode>& folder, bool associated) {
  return exported(new Message(session, nullptr, folder, true, associated ? MSGFLAG_ASSOCIATED : 0));
}

}  // namespace ref
