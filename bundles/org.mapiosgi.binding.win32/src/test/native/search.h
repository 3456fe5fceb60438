// SPDX-License-Identifier: Apache-2.0
//
// The criteria of a search folder. It searches each time that its content is asked for.
#pragma once

#include "mailbox.h"

#include <set>

namespace ref {

struct Search {
  std::shared_ptr<Restriction> where;
  std::vector<Bytes> folders;
  bool recursive = false;
  bool running = true;
  std::set<Bytes> kept;  // once it does not run
};

bool isSearch(const FolderNode& folder);

/** The messages that a search folder finds. */
std::vector<std::shared_ptr<MessageNode>> found(Mailbox& mailbox, const FolderNode& folder);

/** IMAPIContainer::SetSearchCriteria. */
void setCriteria(Mailbox& mailbox, FolderNode& folder, const SRestriction* restriction, const SBinaryArray* folders,
                 ULONG flags);

/** IMAPIContainer::GetSearchCriteria. */
void getCriteria(const FolderNode& folder, bool unicode, LPSRestriction* restriction, LPENTRYLIST* folders,
                 ULONG* state);

}  // namespace ref
