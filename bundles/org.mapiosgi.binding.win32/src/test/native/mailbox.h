// SPDX-License-Identifier: Apache-2.0
//
// What the "server" holds for one profile: folders and messages. All access under modelLock().
#pragma once

#include "changelog.h"
#include "restriction.h"

#include <functional>

namespace ref {

struct MessageData {
  Bag props;
  std::vector<Bag> recipients;
  std::vector<Bag> attachments;
  std::map<ULONG, std::shared_ptr<const MessageData>> embedded;  // by the number of the attachment
  ULONG nextRow = 0;
  ULONG nextAttachment = 0;
};

struct FolderNode;
struct Search;

struct MessageNode {
  Bytes id;
  FolderNode* folder = nullptr;  // null once deleted
  bool associated = false;       // as it was made
  std::shared_ptr<const MessageData> saved;
  ULONG version = 0;
  ULONG status = 0;
  Bytes sourceKey;
  ULONGLONG born = 0, changed = 0, readChanged = 0;  // change numbers, see changelog.h
};

struct FolderNode {
  Bytes id;
  Bag props;
  FolderNode* parent = nullptr;
  std::vector<std::shared_ptr<FolderNode>> children;
  std::vector<std::shared_ptr<MessageNode>> messages;
  std::vector<std::shared_ptr<MessageNode>> associated;
  ChangeLog log;
  ULONGLONG changed = 0;  // change number
  ULONG version = 0;
  bool deleted = false;
  std::shared_ptr<Search> search;  // of a search folder that has criteria
};

/** One thing that happened in a mailbox. */
struct Event {
  ULONG type;  // fnev*
  ULONG objectType;
  Bytes id, parent, oldId, oldParent;
  std::wstring messageClass;
  ULONG messageFlags;
};

/** Who a profile belongs to. */
struct Identity {
  std::wstring name, address, smtp;
  Bytes id;
};

class Mailbox {
 public:
  Mailbox(const std::wstring& profile, bool coupled, ULONG number, ULONG messages);

  /** Makes it the mailbox of another user, or the store of public folders. */
  void become(const Identity& owner, const std::wstring& display, const Bytes& provider);

  const Identity& identity() const { return identity_; }
  const Bytes& storeId() const { return storeId_; }
  bool coupled() const { return coupled_; }
  const Bag& storeProps() const { return storeProps_; }
  FolderNode* root() { return root_.get(); }
  FolderNode* inbox() { return inbox_; }
  FolderNode* subtree() { return subtree_; }

  /** Null where there is no such object (any more). */
  std::shared_ptr<FolderNode> folder(const Bytes& id);
  std::shared_ptr<MessageNode> message(const Bytes& id);

  std::shared_ptr<FolderNode> addFolder(FolderNode* parent, const std::wstring& name, const wchar_t* cls);
  void removeFolder(FolderNode* folder);
  /** Removes the folders and the messages in it, but not the associated ones. */
  void emptyFolder(FolderNode* folder);
  /** Moves; the folder keeps its entry id. */
  void moveFolder(FolderNode* folder, FolderNode* to, const std::wstring& name);
  /** Copies a folder of any mailbox to this one; if deep, the destination must not lie in it. */
  void copyFolder(const FolderNode& folder, FolderNode* to, const std::wstring& name, bool deep);
  /** One of the folders that every store has. */
  bool isSpecial(const FolderNode& folder) const;

  /** Puts a new message into a folder; id, size and times are filled in. */
  std::shared_ptr<MessageNode> add(FolderNode* folder, MessageData data);
  /** Replaces the content of a message, or changes it where it lies. */
  void replace(MessageNode& node, MessageData data);
  /** Changes the flags of a message, which is no change of its content. */
  void setFlags(MessageNode& node, ULONG flags);
  void removeMessage(MessageNode& node);
  /** Moves; the message keeps its entry id. */
  void moveMessage(MessageNode& node, FolderNode* to);

  const HierarchyLog& hierarchy() const { return hierarchy_; }
  /** Notes that a folder is new or has changed. */
  void folderChanged(FolderNode& folder);
  /** The number of the last change of any message or folder. */
  ULONGLONG lastChange() const { return change_; }
  /** The time at which this mailbox was made: states of an earlier one do not fit. */
  LONGLONG born() const { return born_; }

  /** Sends a message that lies in a folder and is marked as submitted. */
  void transport(MessageNode& node);
  /** Puts a new message into the Inbox, as if it had come from outside. */
  void deliver(const MessageData& sent);

  /** Who is told of every Event; set once. */
  std::function<void(const Event&)> listener;

  /** The id of a named property; 0 if the name has none and none is to be made. */
  ULONG namedId(const MAPINAMEID& name, bool create);
  /** The name of a property's id, chained to root; null if it has none. */
  MAPINAMEID* nameOf(ULONG id, void* root) const;

  /** Counts and times of a folder as its properties show them. */
  Bag folderProps(const FolderNode& folder);

  /** Grows with everything that may change what a search finds. */
  ULONG revision() const { return revision_; }
  /** A search folder has new criteria, and has found what there is. */
  void searched(FolderNode& folder);

 private:
  Bytes newId(ULONG type);
  std::shared_ptr<const MessageData> finish(MessageNode& node, MessageData data, bool isNew);
  void changed(FolderNode* folder);
  /** Notes that a folder is not below the given ones any more. */
  void folderLeft(FolderNode& folder, std::vector<const FolderNode*> above);
  void folderMoved(FolderNode& folder, const std::vector<const FolderNode*>& left);
  void arrived(MessageNode& node);
  void contentChanged(MessageNode& node);
  void left(MessageNode& node);
  /** Puts in the keys of synchronization. */
  void stamp(const MessageNode& node, Bag& props) const;
  /** Puts in the keys that name a change. */
  void putChange(ULONGLONG change, Bag& props) const;
  void tell(ULONG type, const MessageNode& node, const Bytes& parent, const Bytes& oldParent);
  void nameSpecialFolders();
  bool isOwnAddress(const Bag& recipient) const;
  void seed(ULONG messages);

  std::wstring profile_;
  bool coupled_;
  ULONG number_;
  ULONG nextId_ = 1;
  ULONGLONG change_ = 0;
  HierarchyLog hierarchy_;
  LONGLONG born_ = now();
  ULONG revision_ = 0;
  Identity identity_;
  Bytes storeId_;
  Bag storeProps_;
  std::shared_ptr<FolderNode> root_;
  FolderNode* subtree_ = nullptr;
  FolderNode* inbox_ = nullptr;
  FolderNode* finder_ = nullptr;  // for search folders; no user sees it
  size_t special_ = 0;  // so many of the subtree's first folders
  std::map<Bytes, std::shared_ptr<FolderNode>> folders_;
  std::map<Bytes, std::shared_ptr<MessageNode>> messages_;
  std::map<std::wstring, ULONG> names_;  // of properties
  struct Name {
    GUID set;
    ULONG kind;
    LONG number;
    std::wstring text;
  };
  std::map<ULONG, Name> namesById_;
};

/** Fills in the properties that follow from the rest of a message, embedded or in a folder. See describe.cpp. */
void describe(MessageData& data, bool associated);

/** Message n (1..count) of a new Inbox; depends on nothing but its arguments. See seed.cpp. */
MessageData seedMessage(ULONG n, ULONG count, const Identity& owner);

/** The folders that a folder is in, directly or not. */
std::vector<const FolderNode*> above(const FolderNode& folder);

/** The provider's UID inside its entry ids. */
extern const BYTE PROVIDER_UID[16];

/** The parts of a one-off entry id; false where it is none. */
bool parseOneOff(const Bytes& id, std::wstring& name, std::wstring& type, std::wstring& address);

}  // namespace ref
