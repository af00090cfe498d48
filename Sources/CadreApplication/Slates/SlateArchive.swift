public import CadreDomain
import CadreLedger
public import CadrePlanning

/// A slate with the problem that it answers and the plan that the run found.
public struct OpenSlate: Sendable {
    /// The head, the run and the pins as stored.
    public let stored: StoredSlate
    /// The frozen input.
    public let problem: SlateProblem
    /// The plan, found again from the frozen input and equal to the stored one.
    public let plan: SlatePlan
}

/// Opens slates: finds the plan again from the frozen input and keeps the last few at hand.
public actor SlateArchive {
    private let store: any SlateStore
    private var opened: [(id: ID<Slate>, problem: SlateProblem, plan: SlatePlan)] = []

    /// How many plans are kept at hand.
    private static let openCountMax = 4

    /// Makes an archive over a store.
    public init(store: any SlateStore) { self.store = store }

    /// Opens a slate.
    ///
    /// - Throws: `slate.not-found`, or `run.failed` where the plan found again differs from the stored one.
    public func open(_ id: ID<Slate>) async throws(Refusal) -> OpenSlate {
        let stored = try await head(id)
        if let known = opened.first(where: { $0.id == id }) {
            return OpenSlate(stored: stored, problem: known.problem, plan: known.plan)
        }
        let text: String?
        do throws(StoreError) {
            text = try await store.frozenInput(of: id)
        } catch {
            throw Refusal(error)
        }
        let (problem, plan) = try Self.replay(text ?? "")
        guard PlanText.digest(plan) == stored.run.planDigest else {
            throw Refusal(
                .runFailed, "The run of slate (\(id)) gives another plan than the one stored.",
                fix: "Tell the operator: the slate was made by another version of the rules or was altered."
            )
        }
        keep(id, problem, plan)
        return OpenSlate(stored: stored, problem: problem, plan: plan)
    }

    /// The stored head of a slate.
    public func head(_ id: ID<Slate>) async throws(Refusal) -> StoredSlate {
        do throws(StoreError) {
            if let stored = try await store.slate(id) { return stored }
        } catch {
            throw Refusal(error)
        }
        throw Refusal(.slateNotFound, "There is no slate (\(id)).", fix: "Look at the list of slates.")
    }

    /// Every slate, newest first.
    public func heads() async throws(Refusal) -> [StoredSlate] {
        do throws(StoreError) {
            return try await store.slates()
        } catch {
            throw Refusal(error)
        }
    }

    /// Keeps the plan of a slate that a run has just made.
    ///
    /// A repeated request made no slate: its answer names an earlier one, whose input may be another.
    func keep(_ id: ID<Slate>, _ problem: SlateProblem, _ plan: SlatePlan, after receipt: CommitReceipt) {
        if case .committed = receipt { keep(id, problem, plan) }
    }

    private func keep(_ id: ID<Slate>, _ problem: SlateProblem, _ plan: SlatePlan) {
        guard !opened.contains(where: { $0.id == id }) else { return }
        opened.append((id, problem, plan))
        if opened.count > Self.openCountMax { opened.removeFirst() }
    }

    /// Reads a frozen input and plans it.
    static func replay(_ text: String) throws(Refusal) -> (SlateProblem, SlatePlan) {
        do {
            let problem = try FrozenInput.problem(from: text)
            return (problem, try SlatePlanner.plan(problem))
        } catch let error as PlanningError {
            throw Refusal(error)
        } catch {
            throw Refusal(.runFailed, "The frozen input cannot be read (\(error)).", fix: "Tell the operator.")
        }
    }
}

/// The canonical text of a plan, for comparing runs byte by byte.
enum PlanText {
    /// One line a line of the slate, then the totals.
    static func text(_ plan: SlatePlan) -> String {
        plan.lines.map {
            "\($0.position)\t\($0.person)\t\($0.reportDay)\t\($0.plannedEnd)\t\($0.points)\t\($0.isPinned ? 1 : 0)\n"
        }.joined() + "total\t\(plan.totalPoints)\t\(plan.bound)\t\(plan.pairCount)\n"
    }

    /// SHA-256 of the text, hexadecimal.
    static func digest(_ plan: SlatePlan) -> String { Digest256(of: text(plan).utf8).description }
}

extension Refusal {
    /// Says in the words of a use case why planning stopped.
    init(_ error: PlanningError) {
        switch error {
        case .pinOutsideProblem(let person, let position), .pinsConflict(let person, let position):
            self.init(
                .pinImpossible,
                "The decision on (\(person)) and (\(position)) contradicts another or names somebody outside the run.",
                fix: "Pin a candidate of this slate to an opening of this slate, each at most once."
            )
        case .positionOutsideProblem(let position):
            self.init(
                .positionNotFound, "The position (\(position)) is no opening of this slate.",
                fix: "Choose a position that falls vacant in the slate's window."
            )
        case .personOutsideProblem(let person):
            self.init(
                .personNotFound, "The person (\(person)) is no candidate of this slate.",
                fix: "Choose somebody who comes available in the slate's window."
            )
        case .cancelled:
            self.init(.runFailed, "The run was stopped.", fix: "Start it again.")
        case .repeatedRecord(let record):
            self.init(.runFailed, "The record (\(record)) stands twice in the input.", fix: "Tell the operator.")
        case .unknownRule(let rule):
            self.init(.runFailed, "The rule (\(rule)) does not exist.", fix: "Name rules of docs/rules.md only.")
        case .ruleVersionDiffers(let rule, let frozen, let current):
            self.init(
                .runFailed, "The rule (\(rule)) was at version (\(frozen)) and is at (\(current)) now.",
                fix: "Solve a new slate; the old one cannot be repeated with this version of Cadre."
            )
        case .weightOutOfRange(let rule, let weight):
            self.init(
                .parameterBadValue, "The weight of (\(rule)) is (\(weight)).",
                fix: "Give a whole number from 0 to \(RuleSetting.weightMax)."
            )
        case .verificationFailed(let mismatches):
            self.init(
                .runFailed, "The slate failed its independent check (\(mismatches.count) mismatches).",
                fix: "Nothing was stored. Tell the operator."
            )
        }
    }
}
