import CadreDomain

extension Register {
    /// Makes the changes of a commit in memory as the store made them on disk; other changes are passed over.
    ///
    /// - Complexity: O(n + k log k) for n records and k changes.
    mutating func apply(_ changes: [Change]) {
        var offices = Replacement(self.offices) { VersionKey(id: $0.id.rawValue, start: $0.validity.start) }
        var positions = Replacement(self.positions) { VersionKey(id: $0.id.rawValue, start: $0.validity.start) }
        var people = Replacement(self.people) { VersionKey(id: $0.id.rawValue, start: $0.validity.start) }
        var qualifications = Replacement(self.qualifications, key: \.id)
        var assignments = Replacement(self.assignments, key: \.id)
        for change in changes {
            switch change {
            case .office(let office): offices.put(office)
            case .officeVersionRemoved(let id, let start):
                offices.remove(VersionKey(id: id.rawValue, start: start))
            case .position(let position): positions.put(position)
            case .positionVersionRemoved(let id, let start):
                positions.remove(VersionKey(id: id.rawValue, start: start))
            case .person(let person): people.put(person)
            case .personVersionRemoved(let id, let start): people.remove(VersionKey(id: id.rawValue, start: start))
            case .qualification(let qualification): qualifications.put(qualification)
            case .qualificationRemoved(let id): qualifications.remove(id)
            case .assignment(let assignment): assignments.put(assignment)
            case .assignmentRemoved(let id): assignments.remove(id)
            case .slate, .run, .pin, .runAsked, .runStopAsked, .runEnded, .setting, .changeSet, .views, .source,
                .sourceDelivered, .fieldDecided, .attestationCampaign, .attestation:
                break
            }
        }
        self = Register(
            offices: offices.elements(), positions: positions.elements(), people: people.elements(),
            qualifications: qualifications.elements(), assignments: assignments.elements()
        )
    }
}

/// What tells the versions of one record apart.
private struct VersionKey: Hashable, Comparable {
    let id: String
    let start: Day

    static func < (left: Self, right: Self) -> Bool { (left.id, left.start) < (right.id, right.start) }
}

/// A list in key order with some of its elements written anew; untouched lists cost nothing.
private struct Replacement<Element, Key: Hashable & Comparable> {
    private let original: [Element]
    private let key: (Element) -> Key
    private var written: [Key: Element?] = [:]

    init(_ original: [Element], key: @escaping (Element) -> Key) {
        self.original = original
        self.key = key
    }

    mutating func put(_ element: Element) { written[key(element)] = .some(element) }
    mutating func remove(_ removed: Key) { written[removed] = .some(nil) }

    func elements() -> [Element] {
        guard !written.isEmpty else { return original }
        let kept = original.filter { written[key($0)] == nil }
        let added = written.values.compactMap { $0 }.sorted { key($0) < key($1) }
        var merged: [Element] = []
        merged.reserveCapacity(kept.count + added.count)
        var next = added.startIndex
        for element in kept {
            while next < added.endIndex, key(added[next]) < key(element) {
                merged.append(added[next])
                next += 1
            }
            merged.append(element)
        }
        merged.append(contentsOf: added[next...])
        return merged
    }
}
