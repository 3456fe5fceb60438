// SPDX-License-Identifier: Apache-2.0
//
// MAPI memory: a root from MAPIAllocateBuffer owns everything chained to it by MAPIAllocateMore.
// Each block is registered, so that a double free, a free of a stranger and a write past the end
// are seen and traced instead of corrupting the heap.
#pragma once

#include "support.h"

namespace ref {

/** New root; throws Failure MAPI_E_NOT_ENOUGH_MEMORY. */
void* allocateRoot(size_t size);

/** New block that lives as long as its root. */
void* allocateMore(size_t size, void* root);

/** Frees a root and all that is chained to it; a null is nothing. False: it was no root. */
bool freeRoot(void* root);

/** True for a live root. */
bool isRoot(const void* block);

/** Frees each row's values, then the set. Also fits ADRLIST, which has the same layout. */
void freeRows(SRowSet* rows);

LONG liveBuffers();

template <class T>
T* root(size_t size = sizeof(T)) {
  return static_cast<T*>(allocateRoot(size));
}

template <class T>
T* more(void* owner, size_t count = 1) {
  return static_cast<T*>(allocateMore(count * sizeof(T), owner));
}

wchar_t* copyWide(const std::wstring& text, void* owner);
char* copyAnsi(const std::wstring& text, void* owner);
BYTE* copyBytes(const Bytes& bytes, void* owner);

/** A root that holds a copy of an entry id. */
LPENTRYID copyEntryId(const Bytes& id);

}  // namespace ref
