// SPDX-License-Identifier: Apache-2.0
#include "memory.h"

#include "trace.h"

#include <cstdlib>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

namespace ref {

namespace {

const BYTE CANARY[16] = {0xFD, 0xFD, 0xFD, 0xFD, 0xFD, 0xFD, 0xFD, 0xFD,
                         0xFD, 0xFD, 0xFD, 0xFD, 0xFD, 0xFD, 0xFD, 0xFD};

struct Block {
  size_t size = 0;
  void* root = nullptr;
  std::vector<void*> chained = {};
};

struct Registry {
  Lock lock;
  std::unordered_map<void*, Block> blocks;
  std::unordered_set<void*> freed;
};

volatile LONG roots = 0;

Registry& registry() {
  static Registry* instance = new Registry;
  return *instance;
}

void* newBlock(size_t size) {
  void* block = malloc(size + sizeof CANARY);
  if (block == nullptr) throw Failure{MAPI_E_NOT_ENOUGH_MEMORY};
  // Not zero: a client that reads what nobody wrote should notice.
  memset(block, 0xCD, size);
  memcpy(static_cast<BYTE*>(block) + size, CANARY, sizeof CANARY);
  return block;
}

std::string describe(const char* what, const void* block) {
  char text[96];
  snprintf(text, sizeof text, "%s 0x%llX", what, reinterpret_cast<ULONGLONG>(block));
  return text;
}

/** Removes one block; the caller frees the memory outside the registry's lock. */
bool checkAndForget(Registry& all, void* block, size_t size) {
  bool intact = memcmp(static_cast<BYTE*>(block) + size, CANARY, sizeof CANARY) == 0;
  memset(block, 0xDD, size);
  all.blocks.erase(block);
  if (all.freed.size() > 65536) all.freed.clear();
  all.freed.insert(block);
  free(block);
  return intact;
}

}  // namespace

LONG liveBuffers() { return roots; }

void* allocateRoot(size_t size) {
  void* block = newBlock(size);
  Registry& all = registry();
  Held held(all.lock);
  all.freed.erase(block);
  all.blocks[block] = Block{size, nullptr};
  InterlockedIncrement(&roots);
  return block;
}

void* allocateMore(size_t size, void* root) {
  void* block = newBlock(size);
  Registry& all = registry();
  Held held(all.lock);
  auto owner = all.blocks.find(root);
  if (owner == all.blocks.end()) {
    free(block);
    Trace::instance().violation("2.10", describe("MAPIAllocateMore on a stranger", root));
    throw Failure{MAPI_E_INVALID_PARAMETER};
  }
  // A block may be chained to a chained one: it then belongs to the same root.
  void* top = owner->second.root != nullptr ? owner->second.root : root;
  all.freed.erase(block);
  all.blocks[block] = Block{size, top};
  all.blocks[top].chained.push_back(block);
  return block;
}

bool freeRoot(void* root) {
  if (root == nullptr) return true;
  Registry& all = registry();
  const char* complaint = nullptr;
  {
    Held held(all.lock);
    auto found = all.blocks.find(root);
    if (found == all.blocks.end()) {
      complaint = all.freed.count(root) ? "double free of" : "free of a stranger";
    } else if (found->second.root != nullptr) {
      complaint = "free of a chained block";
    } else {
      Block block = found->second;
      bool intact = true;
      for (void* child : block.chained) {
        intact &= checkAndForget(all, child, all.blocks[child].size);
      }
      intact &= checkAndForget(all, root, block.size);
      InterlockedDecrement(&roots);
      if (intact) return true;
      complaint = "write past the end of";
    }
  }
  Trace::instance().violation("2.10", describe(complaint, root));
  return false;
}

bool isRoot(const void* block) {
  Registry& all = registry();
  Held held(all.lock);
  auto found = all.blocks.find(const_cast<void*>(block));
  return found != all.blocks.end() && found->second.root == nullptr;
}

void freeRows(SRowSet* rows) {
  if (rows == nullptr) return;
  // The set itself may be a stranger or already freed: then its rows are not looked at.
  if (isRoot(rows)) {
    for (ULONG i = 0; i < rows->cRows; i++) freeRoot(rows->aRow[i].lpProps);
  }
  freeRoot(rows);
}

wchar_t* copyWide(const std::wstring& text, void* owner) {
  wchar_t* copy = more<wchar_t>(owner, text.size() + 1);
  memcpy(copy, text.c_str(), (text.size() + 1) * sizeof(wchar_t));
  return copy;
}

char* copyAnsi(const std::wstring& text, void* owner) {
  std::string narrow = toAnsi(text);
  char* copy = more<char>(owner, narrow.size() + 1);
  memcpy(copy, narrow.c_str(), narrow.size() + 1);
  return copy;
}

BYTE* copyBytes(const Bytes& bytes, void* owner) {
  BYTE* copy = more<BYTE>(owner, bytes.size());
  if (!bytes.empty()) memcpy(copy, bytes.data(), bytes.size());
  return copy;
}

LPENTRYID copyEntryId(const Bytes& id) {
  void* copy = allocateRoot(id.size());
  memcpy(copy, id.data(), id.size());
  return static_cast<LPENTRYID>(copy);
}

}  // namespace ref
