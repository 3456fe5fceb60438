// SPDX-License-Identifier: Apache-2.0
#include "objects.h"
#include "synchronizer.h"
#include "search.h"

#include <algorithm>

namespace ref {

namespace {

const std::vector<ULONG> CONTENTS_COLUMNS = {
    PR_ENTRYID, PR_INSTANCE_KEY, PR_RECORD_KEY, PR_PARENT_ENTRYID, PR_SUBJECT_W, PR_MESSAGE_CLASS_W,
    PR_SENDER_NAME_W, PR_MESSAGE_DELIVERY_TIME, PR_CLIENT_SUBMIT_TIME, PR_MESSAGE_FLAGS, PR_MESSAGE_SIZE,
    PR_HASATTACH, PR_IMPORTANCE, PR_DISPLAY_TO_W, PR_DISPLAY_CC_W, PR_OBJECT_TYPE, PR_LAST_MODIFICATION_TIME};

const std::vector<ULONG> HIERARCHY_COLUMNS = {
    PR_ENTRYID, PR_INSTANCE_KEY, PR_RECORD_KEY, PR_PARENT_ENTRYID, PR_DISPLAY_NAME_W, PR_CONTENT_COUNT,
    PR_CONTENT_UNREAD, PR_SUBFOLDERS, PR_DEPTH, PR_FOLDER_TYPE, PR_OBJECT_TYPE, PR_CONTAINER_CLASS_W};

void below(const FolderNode& folder, bool deep, Mailbox& mailbox, std::vector<TableRow>& rows) {
  for (const auto& child : folder.children) {
    rows.push_back(TableRow{std::make_shared<const Bag>(mailbox.folderProps(*child)), nullptr});
    if (deep) below(*child, deep, mailbox, rows);
  }
}

ULONG versionBelow(const FolderNode& folder) {
  ULONG version = folder.version;
  for (const auto& child : folder.children) version += versionBelow(*child);
  return version;
}

class Folder : public PropObject<abi::IMAPIFolder> {
 public:
  Folder(const SessionPtr& session, std::shared_ptr<FolderNode> node, bool writable)
      : PropObject("IMAPIFolder", session), node_(std::move(node)), writable_(writable) {}

  const std::shared_ptr<FolderNode>& node() const { return node_; }

  HRESULT STDMETHODCALLTYPE GetContentsTable(ULONG flags, LPMAPITABLE* out) override {
    return run("GetContentsTable", flags, [&] {
      requireFlags(flags, MAPI_UNICODE | MAPI_DEFERRED_ERRORS | MAPI_ASSOCIATED);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = contents(flags);
    });
  }

  HRESULT STDMETHODCALLTYPE GetHierarchyTable(ULONG flags, LPMAPITABLE* out) override {
    return run("GetHierarchyTable", flags, [&] {
      requireFlags(flags, MAPI_UNICODE | MAPI_DEFERRED_ERRORS | CONVENIENT_DEPTH);
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      *out = hierarchy(flags);
    });
  }

  HRESULT STDMETHODCALLTYPE OpenEntry(ULONG cb, LPENTRYID id, LPCIID iid, ULONG flags, ULONG* type,
                                      LPUNKNOWN* out) override {
    return run("OpenEntry", flags, [&] {
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      Bytes key = entryId(cb, id);
      *out = openEntry(session(), key.empty() ? node_->id : key, iid, flags, type);
    });
  }

  HRESULT STDMETHODCALLTYPE SetSearchCriteria(LPSRestriction restriction, LPENTRYLIST folders, ULONG flags) override {
    return run("SetSearchCriteria", flags, [&] {
      require(writable_, MAPI_E_NO_ACCESS);
      setCriteria(mailbox(), *node_, restriction, folders, flags);
    });
  }

  HRESULT STDMETHODCALLTYPE GetSearchCriteria(ULONG flags, LPSRestriction* restriction, LPENTRYLIST* folders,
                                              ULONG* state) override {
    return run("GetSearchCriteria", flags, [&] {
      requireFlags(flags, MAPI_UNICODE);
      getCriteria(*node_, flags & MAPI_UNICODE, restriction, folders, state);
    });
  }

  HRESULT STDMETHODCALLTYPE CreateMessage(LPCIID iid, ULONG flags, LPMESSAGE* out) override {
    return run("CreateMessage", flags, [&] {
      requireFlags(flags, MAPI_DEFERRED_ERRORS | MAPI_ASSOCIATED);
      requireInterface(iid, {&IID_IMessage, &IID_IMAPIProp});
      require(out != nullptr, MAPI_E_INVALID_PARAMETER);
      require(writable_ && !isSearch(*node_), MAPI_E_NO_ACCESS);
      *out = newMessage(session(), node_, flags & MAPI_ASSOCIATED);
    });
  }

  HRESULT STDMETHODCALLTYPE CopyMessages(LPENTRYLIST list, LPCIID iid, LPVOID dest, ULONG_PTR ui, LPMAPIPROGRESS,
                                         ULONG flags) override {
    return each("CopyMessages", list, ui, flags, [&] {
      requireFlags(flags, MESSAGE_MOVE | MESSAGE_DIALOG | MAPI_DECLINE_OK);
      requireInterface(iid, {&IID_IMAPIFolder, &IID_IMAPIContainer, &IID_IMAPIProp});
      require(folderBehind(dest) != nullptr, MAPI_E_INVALID_OBJECT);
      require(!isSearch(*folderBehind(dest)), MAPI_E_NO_ACCESS);
    }, [&](MessageNode& message) {
      std::shared_ptr<FolderNode> to = folderBehind(dest);
      Mailbox& target = mailboxBehind(dest);
      if ((flags & MESSAGE_MOVE) && &target == &mailbox()) {
        mailbox().moveMessage(message, to.get());
      } else if (flags & MESSAGE_MOVE) {
        target.add(to.get(), *message.saved);
        mailbox().removeMessage(message);
      } else {
        MessageData copy = *message.saved;
        copy.props.erase(PR_SEARCH_KEY);
        target.add(to.get(), std::move(copy));
      }
    });
  }

  HRESULT STDMETHODCALLTYPE DeleteMessages(LPENTRYLIST list, ULONG_PTR ui, LPMAPIPROGRESS, ULONG flags) override {
    return each("DeleteMessages", list, ui, flags, [&] { requireFlags(flags, MESSAGE_DIALOG); },
                [&](MessageNode& message) { mailbox().removeMessage(message); });
  }

  HRESULT STDMETHODCALLTYPE CreateFolder(ULONG type, LPTSTR name, LPTSTR comment, LPCIID iid, ULONG flags,
                                         LPMAPIFOLDER* out) override {
    return run("CreateFolder", flags, [&] {
      requireFlags(flags, MAPI_UNICODE | MAPI_DEFERRED_ERRORS | OPEN_IF_EXISTS);
      requireInterface(iid, {&IID_IMAPIFolder, &IID_IMAPIContainer, &IID_IMAPIProp});
      require(out != nullptr && name != nullptr, MAPI_E_INVALID_PARAMETER);
      require(type == FOLDER_GENERIC || type == FOLDER_SEARCH, MAPI_E_NO_SUPPORT);
      require(writable_ && !isSearch(*node_), MAPI_E_NO_ACCESS);
      std::wstring text = fromParameter(name, flags);
      require(!text.empty(), MAPI_E_INVALID_PARAMETER);
      std::shared_ptr<FolderNode> found = child(*node_, text);
      if (found != nullptr && (flags & OPEN_IF_EXISTS) == 0) {
        throw Failure{MAPI_E_COLLISION, L"A folder named \"" + text + L"\" exists already."};
      }
      if (found == nullptr) {
        found = mailbox().addFolder(node_.get(), text, L"IPF.Note");
        found->props.put(PR_FOLDER_TYPE, static_cast<LONGLONG>(type));
      }
      if (comment != nullptr) found->props.put(PR_COMMENT_W, fromParameter(comment, flags));
      *out = openFolder(session(), found, true);
    });
  }

  HRESULT STDMETHODCALLTYPE CopyFolder(ULONG cb, LPENTRYID id, LPCIID iid, LPVOID dest, LPTSTR name, ULONG_PTR ui,
                                       LPMAPIPROGRESS, ULONG flags) override {
    return run("CopyFolder", flags, [&] {
      requireNoDialog(ui, flags, FOLDER_DIALOG, "CopyFolder");
      requireFlags(flags, MAPI_UNICODE | FOLDER_MOVE | COPY_SUBFOLDERS | MAPI_DECLINE_OK);
      requireInterface(iid, {&IID_IMAPIFolder, &IID_IMAPIContainer, &IID_IMAPIProp});
      std::shared_ptr<FolderNode> to = folderBehind(dest);
      require(to != nullptr, MAPI_E_INVALID_OBJECT);
      std::shared_ptr<FolderNode> folder = member(id, cb, flags & FOLDER_MOVE);
      bool move = flags & FOLDER_MOVE;
      bool deep = move || (flags & COPY_SUBFOLDERS);
      for (FolderNode* up = to.get(); deep && up != nullptr; up = up->parent) {
        require(up != folder.get(), MAPI_E_FOLDER_CYCLE);
      }
      std::wstring text = name == nullptr ? folder->props.text(PR_DISPLAY_NAME_W) : fromParameter(name, flags);
      std::shared_ptr<FolderNode> namesake = child(*to, text);
      if (namesake != nullptr && namesake != folder) {
        throw Failure{MAPI_E_COLLISION, L"A folder named \"" + text + L"\" exists already."};
      }
      require(namesake == nullptr || move, MAPI_E_COLLISION);
      Mailbox& target = mailboxBehind(dest);
      if (move && &target == &mailbox()) {
        target.moveFolder(folder.get(), to.get(), text);
      } else {
        target.copyFolder(*folder, to.get(), text, deep);
        if (move) mailbox().removeFolder(folder.get());
      }
    });
  }

  HRESULT STDMETHODCALLTYPE DeleteFolder(ULONG cb, LPENTRYID id, ULONG_PTR ui, LPMAPIPROGRESS, ULONG flags) override {
    return run("DeleteFolder", flags, [&] {
      requireNoDialog(ui, flags, FOLDER_DIALOG, "DeleteFolder");
      requireFlags(flags, DEL_MESSAGES | DEL_FOLDERS | DEL_ASSOCIATED);
      std::shared_ptr<FolderNode> folder = member(id, cb, true);
      require(folder->messages.empty() || (flags & DEL_MESSAGES), MAPI_E_HAS_MESSAGES);
      require(folder->children.empty() || (flags & DEL_FOLDERS), MAPI_E_HAS_FOLDERS);
      mailbox().removeFolder(folder.get());
    });
  }

  HRESULT STDMETHODCALLTYPE SetReadFlags(LPENTRYLIST list, ULONG_PTR ui, LPMAPIPROGRESS, ULONG flags) override {
    return each("SetReadFlags", list, ui, flags, [&] {
      requireFlags(flags, SUPPRESS_RECEIPT | CLEAR_READ_FLAG | MAPI_DEFERRED_ERRORS | GENERATE_RECEIPT_ONLY |
                              CLEAR_RN_PENDING | CLEAR_NRN_PENDING | MESSAGE_DIALOG);
    }, [&](MessageNode& message) {
      ULONG old = static_cast<ULONG>(message.saved->props.number(PR_MESSAGE_FLAGS));
      mailbox().setFlags(message, flags & CLEAR_READ_FLAG ? old & ~MSGFLAG_READ : old | MSGFLAG_READ);
    });
  }

  HRESULT STDMETHODCALLTYPE GetMessageStatus(ULONG cb, LPENTRYID id, ULONG flags, ULONG* status) override {
    return run("GetMessageStatus", flags, [&] {
      require(status != nullptr, MAPI_E_INVALID_PARAMETER);
      *status = member(entryId(cb, id)).status;
    });
  }

  HRESULT STDMETHODCALLTYPE SetMessageStatus(ULONG cb, LPENTRYID id, ULONG status, ULONG mask, ULONG* old) override {
    return run("SetMessageStatus", 0, [&] {
      MessageNode& message = member(entryId(cb, id));
      if (old != nullptr) *old = message.status;
      message.status = (message.status & ~mask) | (status & mask);
    });
  }

  HRESULT STDMETHODCALLTYPE SaveContentsSort(LPSSortOrderSet, ULONG) override { return unsupported("SaveContentsSort"); }

  HRESULT STDMETHODCALLTYPE EmptyFolder(ULONG_PTR ui, LPMAPIPROGRESS, ULONG flags) override {
    return run("EmptyFolder", flags, [&] {
      requireNoDialog(ui, flags, FOLDER_DIALOG, "EmptyFolder");
      requireFlags(flags, DEL_ASSOCIATED);
      require(writable_, MAPI_E_NO_ACCESS);
      for (const auto& each : node_->children) require(!mailbox().isSpecial(*each), MAPI_E_NO_ACCESS);
      mailbox().emptyFolder(node_.get());
      while ((flags & DEL_ASSOCIATED) && !node_->associated.empty()) {
        mailbox().removeMessage(*node_->associated.back());
      }
    });
  }

 protected:
  bool implements(REFIID iid) const override {
    return IsEqualGUID(iid, IID_IMAPIFolder) || IsEqualGUID(iid, IID_IMAPIContainer) || IsEqualGUID(iid, IID_IMAPIProp);
  }

  Bag read() override {
    require(!node_->deleted, MAPI_E_OBJECT_DELETED);
    Bag bag = mailbox().folderProps(*node_);
    bag.put(PR_ACCESS_LEVEL, writable_ ? MAPI_MODIFY : 0);
    return bag;
  }

  Bag* edit() override { return writable_ ? &node_->props : nullptr; }

  void requireAcceptable(const Value& value) override {
    if (PROP_ID(value.tag) != PROP_ID(PR_DISPLAY_NAME_W) || node_->parent == nullptr) return;
    std::shared_ptr<FolderNode> namesake = child(*node_->parent, value.text);
    require(namesake == nullptr || namesake == node_, MAPI_E_COLLISION);
  }

  void edited() override {
    node_->props.put(PR_LAST_MODIFICATION_TIME, now());
    mailbox().folderChanged(*node_);
    node_->version++;
  }

  std::function<void(const Value&)> writer() override {
    std::shared_ptr<FolderNode> node = node_;
    return [node](const Value& value) { node->props.put(value); };
  }

  /** A folder's changes count at once. */
  void save(ULONG) override {}

  LPUNKNOWN openObject(ULONG tag, const IID& iid, ULONG flags) override {
    if (tag == TAG_CONTENTS_SYNCHRONIZER || tag == TAG_HIERARCHY_SYNCHRONIZER) {
      require(IsEqualGUID(iid, IID_EXPORT_CHANGES), MAPI_E_INTERFACE_NOT_SUPPORTED);
      requireFlags(flags, MAPI_DEFERRED_ERRORS);
      return newSynchronizer(session(), validity, node_, tag == TAG_HIERARCHY_SYNCHRONIZER);
    }
    require(IsEqualGUID(iid, IID_IMAPITable), MAPI_E_INTERFACE_NOT_SUPPORTED);
    if (tag == PR_CONTAINER_CONTENTS) return reinterpret_cast<LPUNKNOWN>(contents(MAPI_UNICODE));
    if (tag == PR_CONTAINER_HIERARCHY) return reinterpret_cast<LPUNKNOWN>(hierarchy(MAPI_UNICODE));
    throw Failure{MAPI_E_NO_SUPPORT};
  }

  void retire() override { node_.reset(); }

 private:
  Mailbox& mailbox() { return *session()->mailbox; }

  template <class Body>
  HRESULT run(const char* method, ULONG flags, Body body) {
    return Call(*this, method).hex("flags", flags).run([&]() -> HRESULT {
      require(!node_->deleted, MAPI_E_OBJECT_DELETED);
      body();
      return S_OK;
    });
  }

  /** For each listed message of this folder; what is not there makes the completion partial. */
  template <class Check, class Action>
  HRESULT each(const char* method, LPENTRYLIST list, ULONG_PTR ui, ULONG flags, Check check, Action action) {
    return Call(*this, method).hex("flags", flags).num("ui", ui != 0)
        .num("entries", list == nullptr ? -1 : static_cast<LONGLONG>(list->cValues)).run([&]() -> HRESULT {
          check();
          require(writable_, MAPI_E_NO_ACCESS);
          require(list != nullptr && (list->cValues == 0 || list->lpbin != nullptr), MAPI_E_INVALID_PARAMETER);
          bool complete = true;
          for (ULONG i = 0; i < list->cValues; i++) {
            const SBinary& id = list->lpbin[i];
            std::shared_ptr<MessageNode> message = mailbox().message(Bytes(id.lpb, id.lpb + id.cb));
            if (message == nullptr || !shows(*message)) {
              complete = false;
            } else {
              action(*message);
            }
          }
          return complete ? S_OK : MAPI_W_PARTIAL_COMPLETION;
        });
  }

  /** The message is in this folder, or is found by it. */
  bool shows(const MessageNode& message) {
    if (message.folder == node_.get()) return true;
    if (message.folder == nullptr || !isSearch(*node_)) return false;
    std::vector<std::shared_ptr<MessageNode>> all = ref::found(mailbox(), *node_);
    return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.get() == &message; });
  }

  MessageNode& member(const Bytes& id) {
    std::shared_ptr<MessageNode> message = mailbox().message(id);
    require(message != nullptr && message->folder == node_.get(), MAPI_E_NOT_FOUND);
    return *message;
  }

  /** A folder in this one; with take, refuses one that every store has. */
  std::shared_ptr<FolderNode> member(LPENTRYID id, ULONG cb, bool take) {
    std::shared_ptr<FolderNode> folder = mailbox().folder(entryId(cb, id));
    require(folder != nullptr && folder->parent == node_.get(), MAPI_E_NOT_FOUND);
    if (take) require(writable_ && !mailbox().isSpecial(*folder), MAPI_E_NO_ACCESS);
    return folder;
  }

  static std::shared_ptr<FolderNode> child(const FolderNode& folder, const std::wstring& name) {
    for (const auto& each : folder.children) {
      std::wstring own = each->props.text(PR_DISPLAY_NAME_W);
      if (CompareStringOrdinal(own.c_str(), -1, name.c_str(), -1, TRUE) == CSTR_EQUAL) return each;
    }
    return nullptr;
  }

  LPMAPITABLE contents(ULONG flags) {
    std::shared_ptr<FolderNode> node = node_;
    bool associated = flags & MAPI_ASSOCIATED;
    TableSource source;
    Mailbox* all = &mailbox();
    bool search = isSearch(*node);
    source.rows = [node, all, search, associated] {
      std::vector<TableRow> rows;
      std::vector<std::shared_ptr<MessageNode>> finds;
      if (search) finds = ref::found(*all, *node);
      const auto& listed = associated ? node->associated : search ? finds : node->messages;
      rows.reserve(listed.size());
      for (const auto& each : listed) {
        rows.push_back(TableRow{std::shared_ptr<const Bag>(each->saved, &each->saved->props), each->saved});
      }
      return rows;
    };
    source.version = [node, all, search] { return node->version + (search ? all->revision() : 0); };
    source.everywhere = search;
    source.columns = CONTENTS_COLUMNS;
    source.mailbox = &mailbox();
    source.scope = node->id;
    return newTable(session(), validity, std::move(source), flags);
  }

  LPMAPITABLE hierarchy(ULONG flags) {
    std::shared_ptr<FolderNode> node = node_;
    Mailbox* all = &mailbox();
    bool deep = flags & CONVENIENT_DEPTH;
    TableSource source;
    source.rows = [node, all, deep] {
      std::vector<TableRow> rows;
      below(*node, deep, *all, rows);
      return rows;
    };
    source.version = [node] { return versionBelow(*node); };
    source.columns = HIERARCHY_COLUMNS;
    source.mailbox = all;
    source.scope = node->id;
    return newTable(session(), validity, std::move(source), flags);
  }

  std::shared_ptr<FolderNode> node_;
  bool writable_;
};

}  // namespace

LPMAPIFOLDER openFolder(const SessionPtr& session, const std::shared_ptr<FolderNode>& folder, bool writable) {
  return reinterpret_cast<LPMAPIFOLDER>(static_cast<abi::IMAPIFolder*>(new Folder(session, folder, writable)));
}

std::shared_ptr<FolderNode> folderBehind(const void* face) {
  Folder* folder = dynamic_cast<Folder*>(ObjectBase::at(face));
  return folder == nullptr ? nullptr : folder->node();
}

Mailbox& mailboxBehind(const void* face) {
  Folder* folder = dynamic_cast<Folder*>(ObjectBase::at(face));
  require(folder != nullptr, MAPI_E_INVALID_OBJECT);
  return *folder->session()->mailbox;
}

}  // namespace ref
