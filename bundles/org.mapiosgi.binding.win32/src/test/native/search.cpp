// SPDX-License-Identifier: Apache-2.0
#include "search.h"

#include "memory.h"

#include <algorithm>

namespace ref {

namespace {

const ULONG FLAGS =
    STOP_SEARCH | RESTART_SEARCH | RECURSIVE_SEARCH | SHALLOW_SEARCH | FOREGROUND_SEARCH | BACKGROUND_SEARCH;

void collect(const FolderNode& folder, bool deep, std::set<const FolderNode*>& searched,
             std::vector<std::shared_ptr<MessageNode>>& all) {
  if (!searched.insert(&folder).second) return;
  all.insert(all.end(), folder.messages.begin(), folder.messages.end());
  if (!deep) return;
  for (const auto& child : folder.children) collect(*child, deep, searched, all);
}

bool both(ULONG flags, ULONG pair) { return (flags & pair) == pair; }

}  // namespace

bool isSearch(const FolderNode& folder) { return folder.props.number(PR_FOLDER_TYPE) == FOLDER_SEARCH; }

std::vector<std::shared_ptr<MessageNode>> found(Mailbox& mailbox, const FolderNode& folder) {
  std::vector<std::shared_ptr<MessageNode>> all;
  const Search* search = folder.search.get();
  if (search == nullptr) return all;
  std::set<const FolderNode*> searched;
  for (const Bytes& id : search->folders) {
    std::shared_ptr<FolderNode> scope = mailbox.folder(id);
    if (scope != nullptr) collect(*scope, search->recursive, searched, all);
  }
  search->where->rewind();
  auto isOut = [&](const std::shared_ptr<MessageNode>& each) {
    const MessageData& data = *each->saved;
    return search->running ? !search->where->matches(Subject{data.props, &data.recipients, &data.attachments})
                           : search->kept.count(each->id) == 0;
  };
  all.erase(std::remove_if(all.begin(), all.end(), isOut), all.end());
  return all;
}

void setCriteria(Mailbox& mailbox, FolderNode& folder, const SRestriction* restriction, const SBinaryArray* folders,
                 ULONG flags) {
  require((flags & ~FLAGS) == 0, MAPI_E_UNKNOWN_FLAGS);
  require(isSearch(folder), MAPI_E_NO_SUPPORT);
  require(!both(flags, STOP_SEARCH | RESTART_SEARCH) && !both(flags, RECURSIVE_SEARCH | SHALLOW_SEARCH) &&
              !both(flags, FOREGROUND_SEARCH | BACKGROUND_SEARCH),
          MAPI_E_INVALID_PARAMETER);
  if (flags & STOP_SEARCH) {
    require(folder.search != nullptr, MAPI_E_NOT_INITIALIZED);
    std::set<Bytes> kept;
    for (const auto& each : found(mailbox, folder)) kept.insert(each->id);
    folder.search->kept = kept;
    folder.search->running = false;
    folder.version++;
    return;
  }
  auto next = std::make_shared<Search>();
  if (folder.search != nullptr) *next = *folder.search;
  next->running = true;
  next->kept.clear();
  if (restriction != nullptr) next->where = std::make_shared<Restriction>(*restriction);
  if (folders != nullptr) {
    next->folders.clear();
    for (ULONG i = 0; i < folders->cValues; i++) {
      const SBinary& id = folders->lpbin[i];
      Bytes key(id.lpb, id.lpb + id.cb);
      require(mailbox.folder(key) != nullptr, MAPI_E_NOT_FOUND);
      next->folders.push_back(key);
    }
  }
  require(next->where != nullptr && !next->folders.empty(), MAPI_E_NOT_INITIALIZED);
  if (flags & (RECURSIVE_SEARCH | SHALLOW_SEARCH)) next->recursive = flags & RECURSIVE_SEARCH;
  folder.search = next;
  mailbox.searched(folder);
}

void getCriteria(const FolderNode& folder, bool unicode, LPSRestriction* restriction, LPENTRYLIST* folders,
                 ULONG* state) {
  require(isSearch(folder), MAPI_E_NO_SUPPORT);
  const Search* search = folder.search.get();
  require(search != nullptr, MAPI_E_NOT_INITIALIZED);
  if (restriction != nullptr) {
    *restriction = root<SRestriction>();
    search->where->toNative(unicode, **restriction, *restriction);
  }
  if (folders != nullptr) {
    SBinaryArray* list = root<SBinaryArray>();
    list->cValues = static_cast<ULONG>(search->folders.size());
    list->lpbin = more<SBinary>(list, search->folders.size());
    for (size_t i = 0; i < search->folders.size(); i++) {
      list->lpbin[i].cb = static_cast<ULONG>(search->folders[i].size());
      list->lpbin[i].lpb = copyBytes(search->folders[i], list);
    }
    *folders = list;
  }
  if (state != nullptr) {
    *state = (search->running ? SEARCH_RUNNING : 0) | (search->recursive ? SEARCH_RECURSIVE : 0);
  }
}

}  // namespace ref
