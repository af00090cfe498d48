import CadreDomain
import CadrePlanning

/// Works out fronts beside the runs: one at a time, each once for all who ask for it meanwhile, and no longer than
/// somebody waits for it.
///
/// Readers are many and fronts take long. So no run waits for a front, a front that is asked for again while it is
/// under way is not begun again, and one that nobody waits for any more is given up.
actor FrontDesk {
    /// What a front is of; a slate's frozen input never changes, so neither does its front.
    struct Key: Hashable {
        let slate: ID<Slate>
        let objectives: FrontObjectives
    }

    /// Finds a front.
    typealias Search = @Sendable (_ isCancelled: () -> Bool) throws(Refusal) -> SlateFront

    private typealias Outcome = Result<SlateFront, Refusal>

    /// A front that is under way or waits, and who waits for it.
    private struct Flight {
        let number: Int
        let search: Search
        var readers: [Int: CheckedContinuation<Outcome, Never>] = [:]
    }

    /// How many fronts are under way or wait at the same time.
    static let frontCountMax = 8
    /// How many fronts are kept at hand.
    private static let knownCountMax = 12

    /// Says that too many fronts are under way or wait.
    static let full = Refusal(
        .runQueueFull, "\(frontCountMax) fronts are under way or wait; one is done at a time.",
        fix: "Try again in half a minute."
    )

    /// The thread of the fronts.
    let lane = RunQueue()
    private var known: [(key: Key, front: SlateFront)] = []
    private var flights: [Key: Flight] = [:]
    private var waiting: [Key] = []
    private var underway: (key: Key, task: Task<Void, Never>)?
    private var count = 0

    /// How many readers wait for fronts.
    var readerCount: Int { flights.values.reduce(0) { $0 + $1.readers.count } }
    /// How many fronts are under way or wait, those included that are being given up.
    var frontCount: Int { waiting.count + (underway == nil ? 0 : 1) }

    /// Reads a front: at hand, under way for another reader, or begun when its turn comes.
    ///
    /// The search is asked to stop when the last task that waits for it has been cancelled.
    ///
    /// - Throws: `run.queue-full` where too many others wait already, or what the search refuses.
    func front(_ key: Key, search: @escaping Search) async throws(Refusal) -> SlateFront {
        let reader = next()
        let outcome: Outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { join(key, search, as: reader, $0) }
        } onCancel: {
            Task { await leave(key, reader) }
        }
        return try outcome.get()
    }

    private func join(
        _ key: Key, _ search: @escaping Search, as reader: Int, _ continuation: CheckedContinuation<Outcome, Never>
    ) {
        if let front = known.first(where: { $0.key == key })?.front {
            return continuation.resume(returning: .success(front))
        }
        guard !Task.isCancelled else { return continuation.resume(returning: .failure(Refusal(.cancelled))) }
        if flights[key] == nil {
            guard frontCount < Self.frontCountMax else { return continuation.resume(returning: .failure(Self.full)) }
            flights[key] = Flight(number: next(), search: search)
            waiting.append(key)
        }
        flights[key]?.readers[reader] = continuation
        startNext()
    }

    /// Lets a reader go who does not wait any more, and gives the front up where it was the last one.
    private func leave(_ key: Key, _ reader: Int) {
        guard let continuation = flights[key]?.readers.removeValue(forKey: reader) else { return }
        continuation.resume(returning: .failure(Refusal(.cancelled)))
        guard flights[key]?.readers.isEmpty == true else { return }
        flights[key] = nil
        if let place = waiting.firstIndex(of: key) {
            waiting.remove(at: place)
        } else {
            underway?.task.cancel()
        }
    }

    private func startNext() {
        guard underway == nil, let key = waiting.first, let flight = flights[key] else { return }
        waiting.removeFirst()
        let task = Task {
            let outcome: Outcome
            do throws(Refusal) {
                outcome = .success(try await lane.run(flight.search))
            } catch {
                outcome = .failure(error)
            }
            end(key, flight.number, outcome)
        }
        underway = (key, task)
    }

    private func end(_ key: Key, _ number: Int, _ outcome: Outcome) {
        underway = nil
        if case .success(let front) = outcome {
            known.append((key, front))
            if known.count > Self.knownCountMax { known.removeFirst() }
        }
        // One that was given up and asked for again waits anew, unless this one was found all the same.
        if let flight = flights[key], flight.number == number || outcome.isSuccess {
            flights[key] = nil
            waiting.removeAll { $0 == key }
            for reader in flight.readers.values { reader.resume(returning: outcome) }
        }
        startNext()
    }

    private func next() -> Int {
        count += 1
        return count
    }
}

extension Result {
    fileprivate var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
