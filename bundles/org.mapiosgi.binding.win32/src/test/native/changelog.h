// SPDX-License-Identifier: Apache-2.0
//
// When the messages of a folder changed, in change numbers of its mailbox; and the keys that
// synchronization knows objects and changes by. Only under modelLock().
#pragma once

#include "value.h"

namespace ref {

const ULONG TAG_SOURCE_KEY = PROP_TAG(PT_BINARY, 0x65E0);
const ULONG TAG_PARENT_SOURCE_KEY = PROP_TAG(PT_BINARY, 0x65E1);
const ULONG TAG_CHANGE_KEY = PROP_TAG(PT_BINARY, 0x65E2);
const ULONG TAG_PREDECESSOR_CHANGE_LIST = PROP_TAG(PT_BINARY, 0x65E3);

struct MessageNode;
struct FolderNode;

struct ChangeLog {
  /** The most deletions that are remembered for one folder. */
  static const size_t MOST_TOMBSTONES = 4096;

  /** A message that left the folder. */
  struct Tombstone {
    Bytes sourceKey;
    bool associated;
    ULONGLONG born;
  };

  std::map<ULONGLONG, MessageNode*> changed;  // by the last change of the content
  std::map<ULONGLONG, MessageNode*> read;     // by the last change of the read state since then
  std::map<ULONGLONG, Tombstone> deleted;
  ULONGLONG forgotten = 0;  // the last tombstone that was dropped
};

/** When the folders of a mailbox changed. */
struct HierarchyLog {
  /** A folder that is not below other ones any more. */
  struct Tombstone {
    Bytes sourceKey;
    std::vector<const FolderNode*> above;  // it was below these; never followed, only compared
  };

  std::map<ULONGLONG, FolderNode*> changed;
  std::map<ULONGLONG, Tombstone> gone;
  ULONGLONG forgotten = 0;
};

/** A key of the form that Exchange gives: 16 bytes that name the server, 6 that count. */
Bytes sourceKey(BYTE mailbox, BYTE kind, ULONGLONG number);

}  // namespace ref
