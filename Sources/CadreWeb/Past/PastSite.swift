import CadreApplication

/// The site and its pages as they were when an earlier entry was the last of the journal.
public struct PastSite: Sendable {
    /// What comes from outside, as of then.
    let site: Site
    /// The pages of the nouns, as of then.
    let endpoints: [Endpoint]

    /// Makes a site of the past.
    public init(site: Site, endpoints: [Endpoint]) {
        self.site = site
        self.endpoints = endpoints
    }
}

/// The endpoints of an earlier moment, and what is known then.
struct PastTable: Sendable {
    let table: EndpointTable
    let state: SiteState
}

/// The endpoints of the last few earlier moments that were asked for; those who ask at once share the making.
actor PastTables {
    private let make: @Sendable (Int64) async throws -> PastTable
    private var made: [(index: Int64, table: Task<PastTable, any Error>)] = []

    /// How many moments are kept at hand: each holds a register of its own.
    private static let countMax = 2

    init(make: @escaping @Sendable (Int64) async throws -> PastTable) { self.make = make }

    /// The endpoints as of an entry.
    ///
    /// - Throws: `journal.index-unknown` where the journal has no such entry.
    func table(at index: Int64) async throws -> PastTable {
        if let place = made.firstIndex(where: { $0.index == index }) {
            let known = made.remove(at: place)
            made.append(known)
            return try await known.table.value
        }
        let task = Task { [make] in try await make(index) }
        made.append((index, task))
        if made.count > Self.countMax { made.removeFirst() }
        do {
            return try await task.value
        } catch {
            made.removeAll { $0.table == task }
            throw error
        }
    }
}
