// SPDX-License-Identifier: Apache-2.0
#include "stream.h"

#include <algorithm>
#include <cstring>

namespace ref {

namespace {

const ULONGLONG LARGEST = 0x10000000;

class Stream : public Object<IStream> {
 public:
  Stream(const SessionPtr& session, Bytes content, std::function<void(const Bytes&)> commit, bool atEnd)
      : Object("IStream", session), content_(std::move(content)), committed_(content_),
        position_(atEnd ? content_.size() : 0), commit_(std::move(commit)) {}

  HRESULT STDMETHODCALLTYPE Read(void* to, ULONG count, ULONG* done) override {
    Call call(*this, "Read");
    return call.num("bytes", count).run([&]() -> HRESULT {
      require(to != nullptr, STG_E_INVALIDPOINTER);
      ULONG n = static_cast<ULONG>(std::min<ULONGLONG>(count, rest()));
      if (n > 0) memcpy(to, content_.data() + position_, n);
      position_ += n;
      if (done != nullptr) *done = n;
      call.num("read", n);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Write(const void* from, ULONG count, ULONG* done) override {
    return Call(*this, "Write").num("bytes", count).run([&]() -> HRESULT {
      require(from != nullptr, STG_E_INVALIDPOINTER);
      require(commit_ != nullptr, STG_E_ACCESSDENIED);
      require(position_ + count <= LARGEST, STG_E_MEDIUMFULL);
      if (position_ + count > content_.size()) content_.resize(position_ + count);
      if (count > 0) memcpy(content_.data() + position_, from, count);
      position_ += count;
      if (done != nullptr) *done = count;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Seek(LARGE_INTEGER move, DWORD origin, ULARGE_INTEGER* position) override {
    return Call(*this, "Seek").num("move", move.QuadPart).num("origin", origin).run([&]() -> HRESULT {
      require(origin <= STREAM_SEEK_END, STG_E_INVALIDFUNCTION);
      LONGLONG base = origin == STREAM_SEEK_SET ? 0
                      : origin == STREAM_SEEK_CUR ? static_cast<LONGLONG>(position_)
                                                  : static_cast<LONGLONG>(content_.size());
      require(base + move.QuadPart >= 0, STG_E_INVALIDFUNCTION);
      position_ = static_cast<size_t>(base + move.QuadPart);
      if (position != nullptr) position->QuadPart = position_;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE SetSize(ULARGE_INTEGER size) override {
    return Call(*this, "SetSize").num("size", size.QuadPart).run([&]() -> HRESULT {
      require(commit_ != nullptr, STG_E_ACCESSDENIED);
      require(size.QuadPart <= LARGEST, STG_E_MEDIUMFULL);
      content_.resize(size.QuadPart);
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE CopyTo(IStream* to, ULARGE_INTEGER count, ULARGE_INTEGER* read,
                                   ULARGE_INTEGER* written) override {
    return Call(*this, "CopyTo").run([&]() -> HRESULT {
      require(to != nullptr, STG_E_INVALIDPOINTER);
      ULONG n = static_cast<ULONG>(std::min<ULONGLONG>(count.QuadPart, rest()));
      ULONG done = 0;
      HRESULT hr = to->Write(content_.data() + position_, n, &done);
      position_ += n;
      if (read != nullptr) read->QuadPart = n;
      if (written != nullptr) written->QuadPart = done;
      return hr;
    });
  }

  HRESULT STDMETHODCALLTYPE Commit(DWORD flags) override {
    return Call(*this, "Commit").hex("flags", flags).run([&]() -> HRESULT {
      if (commit_ != nullptr) commit_(content_);
      committed_ = content_;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Revert() override {
    return Call(*this, "Revert").run([&]() -> HRESULT {
      content_ = committed_;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE LockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override {
    return Call(*this, "LockRegion").run([]() -> HRESULT { return STG_E_INVALIDFUNCTION; });
  }

  HRESULT STDMETHODCALLTYPE UnlockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override {
    return Call(*this, "UnlockRegion").run([]() -> HRESULT { return STG_E_INVALIDFUNCTION; });
  }

  HRESULT STDMETHODCALLTYPE Stat(STATSTG* stat, DWORD flags) override {
    return Call(*this, "Stat").hex("flags", flags).run([&]() -> HRESULT {
      require(stat != nullptr, STG_E_INVALIDPOINTER);
      memset(stat, 0, sizeof *stat);
      stat->type = STGTY_STREAM;
      stat->cbSize.QuadPart = content_.size();
      stat->grfMode = commit_ != nullptr ? STGM_READWRITE : STGM_READ;
      return S_OK;
    });
  }

  HRESULT STDMETHODCALLTYPE Clone(IStream**) override {
    return Call(*this, "Clone").run([]() -> HRESULT { return E_NOTIMPL; });
  }

 protected:
  bool implements(REFIID iid) const override {
    return IsEqualGUID(iid, IID_IStream) || IsEqualGUID(iid, IID_ISequentialStream);
  }

  void retire() override {
    content_ = committed_ = Bytes();
    commit_ = nullptr;
  }

 private:
  size_t rest() const { return position_ < content_.size() ? content_.size() - position_ : 0; }

  Bytes content_;
  Bytes committed_;
  size_t position_;
  std::function<void(const Bytes&)> commit_;
};

}  // namespace

LPUNKNOWN newStream(const SessionPtr& session, const std::shared_ptr<Validity>& validity, Bytes content,
                    std::function<void(const Bytes&)> commit, bool atEnd) {
  Stream* stream = new Stream(session, std::move(content), std::move(commit), atEnd);
  stream->validity = validity;
  return stream;
}

}  // namespace ref
