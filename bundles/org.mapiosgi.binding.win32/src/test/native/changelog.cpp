// SPDX-License-Identifier: Apache-2.0
#include "mailbox.h"

#include <algorithm>

namespace ref {

Bytes sourceKey(BYTE mailbox, BYTE kind, ULONGLONG number) {
  Bytes key(PROVIDER_UID, PROVIDER_UID + sizeof PROVIDER_UID);
  key.push_back(mailbox);
  key.push_back(kind);
  for (int shift = 24; shift >= 0; shift -= 8) key.push_back(static_cast<BYTE>(number >> shift));
  return key;
}

void Mailbox::arrived(MessageNode& node) {
  node.born = node.changed = ++change_;
  node.readChanged = 0;
  // Another one in each folder: for the folder that it left, the message is gone for good.
  node.sourceKey = sourceKey(static_cast<BYTE>(number_), MAPI_MESSAGE, node.born);
  node.folder->log.changed[node.changed] = &node;
}

void Mailbox::contentChanged(MessageNode& node) {
  ChangeLog& log = node.folder->log;
  log.changed.erase(node.changed);
  log.read.erase(node.readChanged);
  node.changed = ++change_;
  log.changed[node.changed] = &node;
}

void Mailbox::left(MessageNode& node) {
  ChangeLog& log = node.folder->log;
  log.changed.erase(node.changed);
  log.read.erase(node.readChanged);
  log.deleted[++change_] = ChangeLog::Tombstone{node.sourceKey, node.associated, node.born};
  if (log.deleted.size() > ChangeLog::MOST_TOMBSTONES) {
    log.forgotten = log.deleted.begin()->first;
    log.deleted.erase(log.deleted.begin());
  }
}

std::vector<const FolderNode*> above(const FolderNode& folder) {
  std::vector<const FolderNode*> all;
  for (const FolderNode* up = folder.parent; up != nullptr; up = up->parent) all.push_back(up);
  return all;
}

void Mailbox::folderChanged(FolderNode& folder) {
  hierarchy_.changed.erase(folder.changed);
  folder.changed = ++change_;
  hierarchy_.changed[folder.changed] = &folder;
  putChange(folder.changed, folder.props);
  if (folder.parent != nullptr) {
    folder.props.put(TAG_PARENT_SOURCE_KEY, folder.parent->props.bytes(TAG_SOURCE_KEY));
  }
}

void Mailbox::folderLeft(FolderNode& folder, std::vector<const FolderNode*> from) {
  if (folder.deleted) hierarchy_.changed.erase(folder.changed);
  if (from.empty()) return;
  hierarchy_.gone[++change_] = HierarchyLog::Tombstone{folder.props.bytes(TAG_SOURCE_KEY), std::move(from)};
  if (hierarchy_.gone.size() > ChangeLog::MOST_TOMBSTONES) {
    hierarchy_.forgotten = hierarchy_.gone.begin()->first;
    hierarchy_.gone.erase(hierarchy_.gone.begin());
  }
}

void Mailbox::folderMoved(FolderNode& folder, const std::vector<const FolderNode*>& left) {
  folderLeft(folder, left);
  folderChanged(folder);
  for (const auto& each : folder.children) folderMoved(*each, left);
}

void Mailbox::stamp(const MessageNode& node, Bag& props) const {
  props.put(TAG_SOURCE_KEY, node.sourceKey);
  props.put(TAG_PARENT_SOURCE_KEY, node.folder->props.bytes(TAG_SOURCE_KEY));
  putChange(node.changed, props);
}

void Mailbox::putChange(ULONGLONG change, Bag& props) const {
  Bytes key = sourceKey(static_cast<BYTE>(number_), 0, change);
  Bytes list = key;
  list.insert(list.begin(), static_cast<BYTE>(key.size()));
  props.put(TAG_CHANGE_KEY, key);
  props.put(TAG_PREDECESSOR_CHANGE_LIST, list);
}

void Mailbox::setFlags(MessageNode& node, ULONG flags) {
  ULONG old = static_cast<ULONG>(node.saved->props.number(PR_MESSAGE_FLAGS));
  if (flags == old) return;
  auto data = std::make_shared<MessageData>(*node.saved);
  data->props.put(PR_MESSAGE_FLAGS, flags);
  node.saved = data;
  node.version++;
  if ((flags ^ old) & MSGFLAG_READ) {
    node.folder->log.read.erase(node.readChanged);
    node.readChanged = ++change_;
    node.folder->log.read[node.readChanged] = &node;
  }
  changed(node.folder);
  tell(fnevObjectModified, node, node.folder->id, Bytes());
}

}  // namespace ref
