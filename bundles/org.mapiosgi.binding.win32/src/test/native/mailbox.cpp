// SPDX-License-Identifier: Apache-2.0
#include "mailbox.h"

#include "search.h"

#include <algorithm>

namespace ref {

const BYTE PROVIDER_UID[16] = {0x6D, 0x61, 0x70, 0x69, 0x2D, 0x6F, 0x73, 0x67,
                               0x69, 0x2D, 0x72, 0x65, 0x66, 0x01, 0x00, 0x01};

namespace {

// pbExchangeProviderPrimaryUserGuid: the store of the profile's owner on its server.
const Bytes PRIMARY_USER = {0x54, 0x94, 0xA1, 0xC0, 0x29, 0x7F, 0x10, 0x1B,
                            0xA5, 0x87, 0x08, 0x00, 0x2B, 0x2A, 0x25, 0x17};
// A store of files, with no transport of its own.
const Bytes UNCOUPLED = {0x4E, 0x49, 0x54, 0x41, 0xF9, 0xBF, 0xB8, 0x01,
                         0x00, 0xAA, 0x00, 0x37, 0xD9, 0x6E, 0x00, 0x00};

const ULONG SUPPORT = STORE_ENTRYID_UNIQUE | STORE_MODIFY_OK | STORE_CREATE_OK | STORE_ATTACH_OK |
                      STORE_SUBMIT_OK | STORE_SEARCH_OK | STORE_NOTIFY_OK | STORE_MV_PROPS_OK | STORE_RESTRICTION_OK |
                      STORE_SORT_OK | STORE_CATEGORIZE_OK | 0x00010000 /* HTML_OK */ | 0x00040000 /* UNICODE_OK */;

bool sameText(const std::wstring& a, const std::wstring& b) {
  return !a.empty() && CompareStringOrdinal(a.c_str(), -1, b.c_str(), -1, TRUE) == CSTR_EQUAL;
}

}  // namespace

Mailbox::Mailbox(const std::wstring& profile, bool coupled, ULONG number, ULONG messages)
    : profile_(profile), coupled_(coupled), number_(number) {
  identity_.name = coupled ? L"Reference Service" : L"Reference Uncoupled";
  identity_.address = L"/o=Reference/ou=Lane/cn=Recipients/cn=" + profile;
  identity_.smtp = profile + L"@reference.invalid";
  identity_.id = newId(MAPI_MAILUSER);
  storeId_ = newId(MAPI_STORE);
  root_ = addFolder(nullptr, L"", L"");
  auto subtree = addFolder(root_.get(), L"Top of Reference Store", L"");
  subtree_ = subtree.get();
  auto inbox = addFolder(subtree_, L"Inbox", L"IPF.Note");
  inbox_ = inbox.get();
  auto outbox = addFolder(subtree_, L"Outbox", L"IPF.Note");
  auto sent = addFolder(subtree_, L"Sent Items", L"IPF.Note");
  auto deleted = addFolder(subtree_, L"Deleted Items", L"IPF.Note");
  nameSpecialFolders();
  finder_ = addFolder(root_.get(), L"Finder", L"").get();

  Bag& p = storeProps_;
  p.put(PR_ENTRYID, storeId_);
  p.put(PR_STORE_ENTRYID, storeId_);
  p.put(PR_RECORD_KEY, storeId_);
  p.put(PR_MAPPING_SIGNATURE, storeId_);
  p.put(PR_STORE_RECORD_KEY, storeId_);
  p.put(PR_INSTANCE_KEY, storeId_);
  p.put(PR_OBJECT_TYPE, MAPI_STORE);
  p.put(PR_DISPLAY_NAME_W, coupled ? L"Mailbox - Reference Service" : L"Reference Files");
  p.put(PR_PROVIDER_DISPLAY_W, std::wstring(L"mapi-osgi reference provider"));
  p.put(PR_DEFAULT_STORE, 1);
  p.put(PR_RESOURCE_TYPE, MAPI_STORE_PROVIDER);
  p.put(PR_RESOURCE_FLAGS, STATUS_DEFAULT_STORE | STATUS_PRIMARY_STORE);
  p.put(PR_STORE_SUPPORT_MASK, SUPPORT);
  p.put(PR_MDB_PROVIDER, coupled ? PRIMARY_USER : UNCOUPLED);
  p.put(PR_VALID_FOLDER_MASK, FOLDER_IPM_SUBTREE_VALID | FOLDER_IPM_INBOX_VALID | FOLDER_IPM_OUTBOX_VALID |
                                  FOLDER_IPM_WASTEBASKET_VALID | FOLDER_IPM_SENTMAIL_VALID | FOLDER_FINDER_VALID);
  p.put(PR_FINDER_ENTRYID, finder_->id);
  p.put(PR_IPM_SUBTREE_ENTRYID, subtree->id);
  p.put(PR_IPM_OUTBOX_ENTRYID, outbox->id);
  p.put(PR_IPM_SENTMAIL_ENTRYID, sent->id);
  p.put(PR_IPM_WASTEBASKET_ENTRYID, deleted->id);
  seed(messages);
}

void Mailbox::become(const Identity& owner, const std::wstring& display, const Bytes& provider) {
  identity_ = owner;
  storeProps_.put(PR_DISPLAY_NAME_W, display);
  storeProps_.put(PR_MDB_PROVIDER, provider);
  storeProps_.put(PR_DEFAULT_STORE, 0);
  storeProps_.put(PR_RESOURCE_FLAGS, 0);
}

void Mailbox::nameSpecialFolders() {
  const ULONG drafts = PROP_TAG(PT_BINARY, 0x36D7), renIds = PROP_TAG(PT_MV_BINARY, 0x36D8);
  const struct { const wchar_t* name; const wchar_t* cls; ULONG tag; } all[] = {
      {L"Drafts", L"IPF.Note", drafts},
      {L"Calendar", L"IPF.Appointment", PROP_TAG(PT_BINARY, 0x36D0)},
      {L"Contacts", L"IPF.Contact", PROP_TAG(PT_BINARY, 0x36D1)},
      {L"Tasks", L"IPF.Task", PROP_TAG(PT_BINARY, 0x36D4)},
      {L"Notes", L"IPF.StickyNote", PROP_TAG(PT_BINARY, 0x36D3)},
      {L"Journal", L"IPF.Journal", PROP_TAG(PT_BINARY, 0x36D2)},
  };
  for (const auto& each : all) {
    Bytes id = addFolder(subtree_, each.name, each.cls)->id;
    for (FolderNode* naming : {inbox_, root_.get()}) naming->props.put(each.tag, id);
  }
  Bytes junk = addFolder(subtree_, L"Junk E-mail", L"IPF.Note")->id;
  Value ids;
  ids.tag = renIds;
  for (int i = 0; i < 4; i++) ids.many.push_back(Value::ofBytes(PR_ENTRYID, Bytes()));
  ids.many.push_back(Value::ofBytes(PR_ENTRYID, junk));
  for (FolderNode* naming : {inbox_, root_.get()}) naming->props.put(ids);
  special_ = subtree_->children.size();
}

bool Mailbox::isSpecial(const FolderNode& folder) const {
  const auto& all = subtree_->children;
  return &folder == subtree_ || &folder == root_.get() || &folder == finder_ ||
         std::any_of(all.begin(), all.begin() + special_, [&](const auto& each) { return each.get() == &folder; });
}

void Mailbox::seed(ULONG messages) {
  for (ULONG n = 1; n <= messages; n++) add(inbox_, seedMessage(n, messages, identity_));
}

Bytes Mailbox::newId(ULONG type) {
  Bytes id(26, 0);  // abFlags stay zero: a permanent id
  std::copy(PROVIDER_UID, PROVIDER_UID + sizeof PROVIDER_UID, id.begin() + 4);
  id[20] = static_cast<BYTE>(number_);
  id[21] = static_cast<BYTE>(type);
  ULONG value = nextId_++;
  for (int i = 0; i < 4; i++) id[22 + i] = static_cast<BYTE>(value >> (24 - 8 * i));
  return id;
}

std::shared_ptr<FolderNode> Mailbox::folder(const Bytes& id) {
  auto found = folders_.find(id);
  return found == folders_.end() ? nullptr : found->second;
}

std::shared_ptr<MessageNode> Mailbox::message(const Bytes& id) {
  auto found = messages_.find(id);
  return found == messages_.end() ? nullptr : found->second;
}

std::shared_ptr<FolderNode> Mailbox::addFolder(FolderNode* parent, const std::wstring& name, const wchar_t* cls) {
  auto folder = std::make_shared<FolderNode>();
  folder->id = newId(MAPI_FOLDER);
  folder->parent = parent;
  Bag& p = folder->props;
  p.put(PR_ENTRYID, folder->id);
  p.put(PR_RECORD_KEY, folder->id);
  p.put(PR_INSTANCE_KEY, folder->id);
  p.put(PR_SEARCH_KEY, folder->id);
  p.put(TAG_SOURCE_KEY, sourceKey(static_cast<BYTE>(number_), MAPI_FOLDER, nextId_));
  p.put(PR_STORE_ENTRYID, storeId_);
  p.put(PR_STORE_RECORD_KEY, storeId_);
  p.put(PR_PARENT_ENTRYID, parent == nullptr ? folder->id : parent->id);
  p.put(PR_OBJECT_TYPE, MAPI_FOLDER);
  p.put(PR_FOLDER_TYPE, parent == nullptr ? FOLDER_ROOT : FOLDER_GENERIC);
  p.put(PR_DISPLAY_NAME_W, name);
  p.put(PR_CREATION_TIME, now());
  p.put(PR_LAST_MODIFICATION_TIME, now());
  p.put(PR_ACCESS, 0x3F);
  if (*cls) p.put(PR_CONTAINER_CLASS_W, std::wstring(cls));
  folders_[folder->id] = folder;
  folderChanged(*folder);
  if (parent != nullptr) {
    parent->children.push_back(folder);
    changed(parent);
    if (listener) listener(Event{fnevObjectCreated, MAPI_FOLDER, folder->id, parent->id, {}, {}, {}, 0});
  }
  return folder;
}

void Mailbox::emptyFolder(FolderNode* folder) {
  while (!folder->children.empty()) removeFolder(folder->children.back().get());
  while (!folder->messages.empty()) removeMessage(*folder->messages.back());
}

void Mailbox::moveFolder(FolderNode* folder, FolderNode* to, const std::wstring& name) {
  FolderNode* from = folder->parent;
  auto& siblings = from->children;
  auto at = std::find_if(siblings.begin(), siblings.end(), [&](auto& each) { return each.get() == folder; });
  std::shared_ptr<FolderNode> keep = *at;
  siblings.erase(at);
  to->children.push_back(keep);
  std::vector<const FolderNode*> left = above(*folder);
  folder->parent = to;
  for (const FolderNode* each : above(*folder)) left.erase(std::remove(left.begin(), left.end(), each), left.end());
  folder->props.put(PR_PARENT_ENTRYID, to->id);
  folder->props.put(PR_DISPLAY_NAME_W, name);
  folderMoved(*folder, left);
  // The versions of the tables above must grow, although they lose the versions of the moved folder.
  from->version += folder->version + 1;
  changed(to);
  if (listener) listener(Event{fnevObjectMoved, MAPI_FOLDER, folder->id, to->id, folder->id, from->id, {}, 0});
}

void Mailbox::copyFolder(const FolderNode& folder, FolderNode* to, const std::wstring& name, bool deep) {
  auto copy = addFolder(to, name, folder.props.text(PR_CONTAINER_CLASS_W).c_str());
  for (const auto* all : {&folder.messages, &folder.associated}) {
    for (const auto& each : *all) {
      MessageData data = *each->saved;
      data.props.erase(PR_SEARCH_KEY);
      add(copy.get(), std::move(data));
    }
  }
  if (!deep) return;
  for (const auto& each : folder.children) copyFolder(*each, copy.get(), each->props.text(PR_DISPLAY_NAME_W), true);
}

/** The list of its folder that a message is in. */
static std::vector<std::shared_ptr<MessageNode>>& listOf(FolderNode& folder, const MessageNode& message) {
  return message.associated ? folder.associated : folder.messages;
}

void Mailbox::removeFolder(FolderNode* folder) {
  emptyFolder(folder);
  while (!folder->associated.empty()) removeMessage(*folder->associated.back());
  FolderNode* parent = folder->parent;
  Bytes id = folder->id;
  folder->deleted = true;
  folderLeft(*folder, above(*folder));
  auto& siblings = parent->children;
  auto at = std::find_if(siblings.begin(), siblings.end(), [&](auto& each) { return each.get() == folder; });
  std::shared_ptr<FolderNode> keep = *at;
  siblings.erase(at);
  folders_.erase(id);
  changed(parent);
  if (listener) listener(Event{fnevObjectDeleted, MAPI_FOLDER, id, parent->id, {}, {}, {}, 0});
}

void Mailbox::searched(FolderNode& folder) {
  folder.version++;
  changed(folder.parent);
  if (listener) listener(Event{fnevSearchComplete, MAPI_FOLDER, folder.id, folder.parent->id, {}, {}, {}, 0});
}

Bag Mailbox::folderProps(const FolderNode& folder) {
  Bag props = folder.props;
  std::vector<std::shared_ptr<MessageNode>> finds;
  if (isSearch(folder)) finds = found(*this, folder);
  const auto& messages = isSearch(folder) ? finds : folder.messages;
  props.put(PR_MAPPING_SIGNATURE, storeId_);
  LONGLONG unread = std::count_if(messages.begin(), messages.end(), [](auto& each) {
    return (each->saved->props.number(PR_MESSAGE_FLAGS) & MSGFLAG_READ) == 0;
  });
  ULONG depth = 0;
  for (const FolderNode* up = &folder; up->parent != nullptr; up = up->parent) depth++;
  props.put(PR_CONTENT_COUNT, static_cast<LONGLONG>(messages.size()));
  props.put(PR_CONTENT_UNREAD, unread);
  props.put(PROP_TAG(PT_LONG, 0x3617), static_cast<LONGLONG>(folder.associated.size()));
  props.put(PR_SUBFOLDERS, !folder.children.empty());
  props.put(PR_DEPTH, depth);
  return props;
}

void Mailbox::changed(FolderNode* folder) {
  folder->version++;
  revision_++;
}

void Mailbox::tell(ULONG type, const MessageNode& node, const Bytes& parent, const Bytes& oldParent) {
  if (!listener) return;
  const Bag& props = node.saved->props;
  listener(Event{type, MAPI_MESSAGE, node.id, parent, oldParent.empty() ? Bytes() : node.id, oldParent,
                 props.text(PR_MESSAGE_CLASS_W), static_cast<ULONG>(props.number(PR_MESSAGE_FLAGS))});
}

std::shared_ptr<const MessageData> Mailbox::finish(MessageNode& node, MessageData data, bool isNew) {
  Bag& p = data.props;
  p.put(PR_ENTRYID, node.id);
  p.put(PR_RECORD_KEY, node.id);
  p.put(PR_INSTANCE_KEY, node.id);
  p.put(PR_PARENT_ENTRYID, node.folder->id);
  p.put(PR_STORE_ENTRYID, storeId_);
  p.put(PR_STORE_RECORD_KEY, storeId_);
  p.put(PR_ACCESS, MAPI_ACCESS_READ | MAPI_ACCESS_MODIFY | MAPI_ACCESS_DELETE);
  if (p.find(PR_SEARCH_KEY) == nullptr) p.put(PR_SEARCH_KEY, node.id);
  LONGLONG time = isNew ? p.number(PR_MESSAGE_DELIVERY_TIME, now()) : now();
  if (p.find(PR_CREATION_TIME) == nullptr) p.put(PR_CREATION_TIME, time);
  p.put(PR_LAST_MODIFICATION_TIME, time);
  stamp(node, p);
  describe(data, node.associated);
  return std::make_shared<const MessageData>(std::move(data));
}

std::shared_ptr<MessageNode> Mailbox::add(FolderNode* folder, MessageData data) {
  auto node = std::make_shared<MessageNode>();
  node->id = newId(MAPI_MESSAGE);
  node->folder = folder;
  node->associated = data.props.number(PR_MESSAGE_FLAGS) & MSGFLAG_ASSOCIATED;
  arrived(*node);
  node->saved = finish(*node, std::move(data), true);
  listOf(*folder, *node).push_back(node);
  messages_[node->id] = node;
  changed(folder);
  tell(fnevObjectCreated, *node, folder->id, Bytes());
  return node;
}

void Mailbox::replace(MessageNode& node, MessageData data) {
  contentChanged(node);
  node.saved = finish(node, std::move(data), false);
  node.version++;
  changed(node.folder);
  tell(fnevObjectModified, node, node.folder->id, Bytes());
}

void Mailbox::removeMessage(MessageNode& node) {
  FolderNode* folder = node.folder;
  auto& list = listOf(*folder, node);
  auto at = std::find_if(list.begin(), list.end(), [&](auto& each) { return each.get() == &node; });
  std::shared_ptr<MessageNode> keep = *at;
  list.erase(at);
  messages_.erase(node.id);
  left(node);
  node.folder = nullptr;
  changed(folder);
  tell(fnevObjectDeleted, node, folder->id, Bytes());
}

void Mailbox::moveMessage(MessageNode& node, FolderNode* to) {
  FolderNode* from = node.folder;
  auto& list = listOf(*from, node);
  auto at = std::find_if(list.begin(), list.end(), [&](auto& each) { return each.get() == &node; });
  std::shared_ptr<MessageNode> keep = *at;
  list.erase(at);
  listOf(*to, node).push_back(keep);
  left(node);
  node.folder = to;
  arrived(node);
  node.saved = finish(node, *node.saved, false);
  node.version++;
  changed(from);
  changed(to);
  tell(fnevObjectMoved, node, to->id, from->id);
}

bool Mailbox::isOwnAddress(const Bag& recipient) const {
  std::wstring name, type;
  std::wstring address = recipient.text(PR_EMAIL_ADDRESS_W);
  if (address.empty()) parseOneOff(recipient.bytes(PR_ENTRYID), name, type, address);
  return sameText(address, identity_.smtp) || sameText(address, identity_.address) ||
         sameText(recipient.text(PR_SMTP_ADDRESS_W), identity_.smtp) ||
         recipient.bytes(PR_ENTRYID) == identity_.id;
}

void Mailbox::deliver(const MessageData& sent) {
  MessageData copy = sent;
  copy.props.put(PR_MESSAGE_FLAGS, MSGFLAG_UNMODIFIED);
  if (copy.props.number(PR_READ_RECEIPT_REQUESTED) != 0) {
    copy.props.put(PR_MESSAGE_FLAGS, copy.props.number(PR_MESSAGE_FLAGS) | 0x100 /* MSGFLAG_RN_PENDING */);
  }
  copy.props.put(PR_MESSAGE_DELIVERY_TIME, now());
  copy.props.put(PR_RECEIVED_BY_NAME_W, identity_.name);
  copy.props.erase(PR_SENTMAIL_ENTRYID);
  copy.props.erase(PR_DELETE_AFTER_SUBMIT);
  copy.props.erase(PR_CREATION_TIME);
  auto node = add(inbox_, std::move(copy));
  tell(fnevNewMail, *node, inbox_->id, Bytes());
}

void Mailbox::transport(MessageNode& node) {
  MessageData data = *node.saved;
  bool own = std::any_of(data.recipients.begin(), data.recipients.end(),
                         [this](const Bag& each) { return isOwnAddress(each); });
  ULONG flags = static_cast<ULONG>(data.props.number(PR_MESSAGE_FLAGS));
  data.props.put(PR_MESSAGE_FLAGS, (flags & ~(MSGFLAG_SUBMIT | MSGFLAG_UNSENT)) | MSGFLAG_READ);
  bool discard = data.props.number(PR_DELETE_AFTER_SUBMIT) != 0;
  auto sentMail = folder(data.props.bytes(PR_SENTMAIL_ENTRYID));
  MessageData delivered = data;
  replace(node, std::move(data));
  if (discard) {
    removeMessage(node);
  } else if (sentMail != nullptr) {
    moveMessage(node, sentMail.get());
  }
  if (own) deliver(delivered);
}

bool parseOneOff(const Bytes& id, std::wstring& name, std::wstring& type, std::wstring& address) {
  static const BYTE ONE_OFF[16] = MAPI_ONE_OFF_UID;
  if (id.size() < 24 || !std::equal(ONE_OFF, ONE_OFF + 16, id.begin() + 4)) return false;
  bool wide = (id[22] | id[23] << 8) & MAPI_ONE_OFF_UNICODE;
  size_t at = 24;
  for (std::wstring* part : {&name, &type, &address}) {
    std::wstring wideText;
    std::string ansiText;
    for (;; at += wide ? 2 : 1) {
      if (at + (wide ? 2 : 1) > id.size()) return false;
      wchar_t c = wide ? static_cast<wchar_t>(id[at] | id[at + 1] << 8) : id[at];
      if (c == 0) break;
      wideText += c;
      ansiText += static_cast<char>(c);
    }
    at += wide ? 2 : 1;
    *part = wide ? wideText : fromAnsi(ansiText.c_str());
  }
  return true;
}

}  // namespace ref
