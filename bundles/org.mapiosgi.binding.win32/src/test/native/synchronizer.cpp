// SPDX-License-Identifier: Apache-2.0
//
// Incremental change synchronization. It exports the changes up to Config: changes first, one a
// step, then deletions, then read states. Later changes are for the next synchronizer.
#include "synchronizer.h"

#include "memory.h"

#include <algorithm>
#include <cstring>

namespace ref {

namespace {

// EdkMdb.h.
const ULONG UNICODE_TEXT = 0x1, READ_STATE = 0x8, ASSOCIATED = 0x10, NORMAL = 0x20;  // Config
const ULONG NEW_MESSAGE = 0x800;                                                     // ImportMessageChange
const ULONG IS_READ = 0x1;                                                           // READSTATE
const HRESULT IGNORE_IT = static_cast<HRESULT>(0x80040801), UNSYNCHRONIZED = static_cast<HRESULT>(0x80040805);
const HRESULT IN_PROGRESS = 0x00040820;

const size_t LIST = 100;  // deletions and read states of one step
const ULONG LONGEST_STATE = 0x10000;
const ULONG USUAL[] = {TAG_SOURCE_KEY, PR_LAST_MODIFICATION_TIME, TAG_CHANGE_KEY, TAG_PREDECESSOR_CHANGE_LIST};

/** Up to where each kind of change was exported, with what tells whose position it is. */
struct Position {
  char signature[4];
  ULONG flags;
  LONGLONG mailbox;
  BYTE folder[22];
  BYTE zero[2];
  ULONGLONG changed, deleted, read;
};
static_assert(sizeof(Position) == 64, "no padding, so that equal positions have equal bytes");

class Synchronizer : public Object<abi::IExchangeExportChanges> {
 public:
  Synchronizer(const SessionPtr& session, const std::shared_ptr<FolderNode>& folder, bool hierarchy)
      : Object("IExchangeExportChanges", session), folder_(folder), hierarchy_(hierarchy) {}

  HRESULT STDMETHODCALLTYPE GetLastError(HRESULT hr, ULONG flags, LPMAPIERROR* out) override {
    return Call(*this, "GetLastError").hex("of", hr).run([&] { return lastError(hr, flags, out); });
  }

  HRESULT STDMETHODCALLTYPE Config(LPSTREAM stream, ULONG flags, LPUNKNOWN unknown, LPSRestriction restriction,
                                   LPSPropTagArray include, LPSPropTagArray exclude, ULONG bufferSize) override {
    Call call(*this, "Config");
    return call.hex("flags", flags).num("buffer", bufferSize).runUnlocked([&]() -> HRESULT {
      requireFlags(flags, hierarchy_ ? UNICODE_TEXT : UNICODE_TEXT | READ_STATE | ASSOCIATED | NORMAL);
      require(stream != nullptr && unknown != nullptr && restriction == nullptr && exclude == nullptr,
              MAPI_E_INVALID_PARAMETER);
      require((hierarchy_ || (flags & (ASSOCIATED | NORMAL)) != 0) && !configured(), MAPI_E_INVALID_PARAMETER);
      std::vector<ULONG> tags(std::begin(USUAL), std::end(USUAL));
      if (hierarchy_) tags.insert(tags.end(), {TAG_PARENT_SOURCE_KEY, PR_DISPLAY_NAME_W});
      for (ULONG i = 0; include != nullptr && i < include->cValues; i++) {
        ULONG tag = include->aulPropTag[i];
        require(tag == PR_ENTRYID || tag == PR_MESSAGE_SIZE, MAPI_E_INVALID_PARAMETER);
        tags.push_back(tag);
      }
      Bytes state = readAll(stream);
      call.num("state", state.size());
      {
        Held held(modelLock());
        begin(state, flags);
      }
      void* collector = nullptr;
      const IID& iid = hierarchy_ ? IID_IMPORT_HIERARCHY_CHANGES : IID_IMPORT_CONTENTS_CHANGES;
      require(SUCCEEDED(unknown->QueryInterface(iid, &collector)) && collector != nullptr,
              MAPI_E_INTERFACE_NOT_SUPPORTED);
      if (hierarchy_) {
        folders_ = static_cast<abi::IExchangeImportHierarchyChanges*>(collector);
      } else {
        collector_ = static_cast<abi::IExchangeImportContentsChanges*>(collector);
      }
      tags_ = std::move(tags);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Synchronize(ULONG* steps, ULONG* progress) override {
    return Call(*this, "Synchronize").runUnlocked([&]() -> HRESULT {
      require(steps != nullptr && progress != nullptr, MAPI_E_INVALID_PARAMETER);
      require(configured(), MAPI_E_UNCONFIGURED);
      HRESULT hr = position_.changed < last_   ? (hierarchy_ ? folderChange() : change())
                   : position_.deleted < last_ ? (hierarchy_ ? folderDeletions() : deletions())
                   : position_.read < last_    ? readStates()
                                               : S_OK;
      if (FAILED(hr)) return hr;
      bool done = position_.changed == last_ && position_.deleted == last_ && position_.read == last_;
      *progress = ++done_;
      *steps = done ? done_ : done_ + 1;
      return done ? S_OK : IN_PROGRESS;
    });
  }

  HRESULT STDMETHODCALLTYPE UpdateState(LPSTREAM stream) override {
    return Call(*this, "UpdateState").runUnlocked([&]() -> HRESULT {
      require(stream != nullptr, MAPI_E_INVALID_PARAMETER);
      require(configured(), MAPI_E_UNCONFIGURED);
      ULONG written = 0;
      HRESULT hr = stream->Write(&position_, sizeof position_, &written);
      require(FAILED(hr) || written == sizeof position_, STG_E_MEDIUMFULL);
      return hr;
    });
  }

 protected:
  bool implements(REFIID iid) const override { return IsEqualGUID(iid, IID_EXPORT_CHANGES); }

  void letGo() override {
    if (collector_ != nullptr) collector_->Release();
    if (folders_ != nullptr) folders_->Release();
    collector_ = nullptr;
    folders_ = nullptr;
  }

  void retire() override { folder_.reset(); }

 private:
  static Bytes readAll(LPSTREAM stream) {
    Bytes all;
    BYTE part[4096];
    ULONG read = 0;
    do {
      HRESULT hr = stream->Read(part, sizeof part, &read);
      require(SUCCEEDED(hr), hr);
      all.insert(all.end(), part, part + read);
      require(all.size() <= LONGEST_STATE, MAPI_E_CORRUPT_DATA);
    } while (read > 0);
    return all;
  }

  void begin(const Bytes& state, ULONG flags) {
    require(!folder_->deleted, MAPI_E_OBJECT_DELETED);
    const Mailbox& mailbox = *session()->mailbox;
    last_ = mailbox.lastChange();
    Position here = {{'R', 'S', 'Y', '1'}, flags, mailbox.born(), {}, {}, 0, last_, last_};
    Bytes key = folder_->props.bytes(TAG_SOURCE_KEY);
    std::copy(key.begin(), key.end(), here.folder);
    position_ = here;
    if (!state.empty()) {
      require(state.size() == sizeof position_, MAPI_E_CORRUPT_DATA);
      memcpy(&position_, state.data(), sizeof position_);
      require(memcmp(position_.signature, here.signature, sizeof here.signature) == 0, MAPI_E_CORRUPT_DATA);
      require(position_.mailbox == here.mailbox, UNSYNCHRONIZED);
      require(memcmp(position_.folder, here.folder, sizeof here.folder) == 0 && position_.flags == flags,
              MAPI_E_INVALID_PARAMETER);
      require(position_.changed <= last_ && position_.deleted <= last_ && position_.read <= last_,
              MAPI_E_CORRUPT_DATA);
      if (position_.deleted < (hierarchy_ ? mailbox.hierarchy().forgotten : folder_->log.forgotten)) {
        throw Failure{UNSYNCHRONIZED, L"Deletions since this state are forgotten."};
      }
    }
    seen_ = position_.changed;
  }

  bool configured() const { return collector_ != nullptr || folders_ != nullptr; }

  bool wanted(bool associated) const { return position_.flags & (associated ? ASSOCIATED : NORMAL); }

  HRESULT change() {
    SPropValue* values = nullptr;
    ULONG flags = 0;
    ULONGLONG number = last_;
    {
      Held held(modelLock());
      const auto& log = folder_->log.changed;
      auto next = log.upper_bound(position_.changed);
      while (next != log.end() && next->first <= last_ && !wanted(next->second->associated)) ++next;
      if (next != log.end() && next->first <= last_) {
        const MessageNode& node = *next->second;
        number = next->first;
        flags = (node.born > seen_ ? NEW_MESSAGE : 0) | (node.associated ? ASSOCIATED : 0);
        values = root<SPropValue>(tags_.size() * sizeof(SPropValue));
        for (size_t i = 0; i < tags_.size(); i++) cell(node.saved->props, tags_[i], true, values[i], values);
      }
    }
    if (values != nullptr) {
      LPMESSAGE message = nullptr;
      HRESULT hr = collector_->ImportMessageChange(static_cast<ULONG>(tags_.size()), values, flags, &message);
      if (SUCCEEDED(hr) && message != nullptr) {
        hr = message->SetProps(static_cast<ULONG>(tags_.size()), values, nullptr);
        if (SUCCEEDED(hr)) hr = message->SaveChanges(0);
        message->Release();
      }
      freeRoot(values);
      if (FAILED(hr) && hr != IGNORE_IT) return hr;
    }
    position_.changed = number;
    return S_OK;
  }

  HRESULT deletions() {
    std::vector<Bytes> keys;
    ULONGLONG number = last_;
    {
      Held held(modelLock());
      const auto& log = folder_->log.deleted;
      for (auto next = log.upper_bound(position_.deleted); next != log.end() && next->first <= last_; ++next) {
        if (keys.size() == LIST) break;
        if (wanted(next->second.associated) && next->second.born <= seen_) keys.push_back(next->second.sourceKey);
        if (keys.size() == LIST) number = next->first;
      }
    }
    return deleted(keys, number);
  }

  HRESULT deleted(std::vector<Bytes>& keys, ULONGLONG number) {
    if (!keys.empty()) {
      std::vector<SBinary> list;
      for (Bytes& key : keys) list.push_back(SBinary{static_cast<ULONG>(key.size()), key.data()});
      ENTRYLIST entries = {static_cast<ULONG>(list.size()), list.data()};
      HRESULT hr = hierarchy_ ? folders_->ImportFolderDeletion(0, &entries)
                              : collector_->ImportMessageDeletion(0, &entries);
      if (FAILED(hr)) return hr;
    }
    position_.deleted = number;
    return S_OK;
  }

  /** Says whether the folder is below that of the synchronizer. */
  bool isBelow(const FolderNode& folder) const {
    std::vector<const FolderNode*> all = above(folder);
    return std::find(all.begin(), all.end(), folder_.get()) != all.end();
  }

  HRESULT folderChange() {
    SPropValue* values = nullptr;
    ULONGLONG number = last_;
    {
      Held held(modelLock());
      const auto& log = session()->mailbox->hierarchy().changed;
      auto next = log.upper_bound(position_.changed);
      while (next != log.end() && next->first <= last_ && !isBelow(*next->second)) ++next;
      if (next != log.end() && next->first <= last_) {
        number = next->first;
        values = root<SPropValue>(tags_.size() * sizeof(SPropValue));
        for (size_t i = 0; i < tags_.size(); i++) cell(next->second->props, tags_[i], true, values[i], values);
      }
    }
    if (values != nullptr) {
      HRESULT hr = folders_->ImportFolderChange(static_cast<ULONG>(tags_.size()), values);
      freeRoot(values);
      if (FAILED(hr)) return hr;
    }
    position_.changed = number;
    return S_OK;
  }

  HRESULT folderDeletions() {
    std::vector<Bytes> keys;
    ULONGLONG number = last_;
    {
      Held held(modelLock());
      const HierarchyLog& log = session()->mailbox->hierarchy();
      for (auto next = log.gone.upper_bound(position_.deleted); next != log.gone.end() && next->first <= last_; ++next) {
        const auto& from = next->second.above;
        if (std::find(from.begin(), from.end(), folder_.get()) == from.end()) continue;
        // A folder that came back is no deletion.
        bool back = std::any_of(log.changed.begin(), log.changed.end(), [&](const auto& each) {
          return each.second->props.bytes(TAG_SOURCE_KEY) == next->second.sourceKey && isBelow(*each.second);
        });
        if (!back) keys.push_back(next->second.sourceKey);
        if (keys.size() == LIST) {
          number = next->first;
          break;
        }
      }
    }
    return deleted(keys, number);
  }

  HRESULT readStates() {
    std::vector<Bytes> keys;
    std::vector<abi::ReadState> list;
    ULONGLONG number = last_;
    {
      Held held(modelLock());
      const auto& log = folder_->log.read;
      for (auto next = log.upper_bound(position_.read); next != log.end() && next->first <= last_; ++next) {
        const MessageNode& node = *next->second;
        // The exported change of a message includes its read state.
        if ((position_.flags & READ_STATE) && wanted(node.associated) && node.changed <= seen_) {
          bool read = node.saved->props.number(PR_MESSAGE_FLAGS) & MSGFLAG_READ;
          keys.push_back(node.sourceKey);
          list.push_back(abi::ReadState{static_cast<ULONG>(node.sourceKey.size()), nullptr, read ? IS_READ : 0});
        }
        if (list.size() == LIST) {
          number = next->first;
          break;
        }
      }
    }
    for (size_t i = 0; i < list.size(); i++) list[i].pbSourceKey = keys[i].data();
    if (!list.empty()) {
      HRESULT hr = collector_->ImportPerUserReadStateChange(static_cast<ULONG>(list.size()), list.data());
      if (FAILED(hr)) return hr;
    }
    position_.read = number;
    return S_OK;
  }

  std::shared_ptr<FolderNode> folder_;
  bool hierarchy_;
  abi::IExchangeImportContentsChanges* collector_ = nullptr;
  abi::IExchangeImportHierarchyChanges* folders_ = nullptr;
  std::vector<ULONG> tags_;
  Position position_ = {};
  ULONGLONG last_ = 0;
  ULONGLONG seen_ = 0;  // changes that an earlier synchronizer has exported
  ULONG done_ = 0;
};

}  // namespace

LPUNKNOWN newSynchronizer(const SessionPtr& session, const std::shared_ptr<Validity>& validity,
                          const std::shared_ptr<FolderNode>& folder, bool hierarchy) {
  Synchronizer* synchronizer = new Synchronizer(session, folder, hierarchy);
  synchronizer->validity = validity;
  return synchronizer;
}

}  // namespace ref
