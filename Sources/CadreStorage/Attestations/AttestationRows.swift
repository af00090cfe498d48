import CadreApplication
import CadreDomain
import Foundation
import GRDB

/// Reads campaigns and attestations.
enum AttestationRows {
    /// Every campaign, newest first.
    static func campaigns(_ database: Database) throws -> [AttestationCampaign] {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT id, quarter, asOf, due, openedBy, openedAt, closedBy, closedAt FROM attestationCampaign
                ORDER BY id DESC
                """)
        var campaigns: [AttestationCampaign] = []
        while let next = try cursor.next() {
            let row = StoredRow(row: next, table: "attestationCampaign")
            let quarter = try row.text(1)
            campaigns.append(
                AttestationCampaign(
                    id: try row.id(0), quarter: try row.require(FiscalQuarter(quarter), 1, quarter),
                    asOf: try row.day(2), due: try row.day(3), openedBy: try row.text(4),
                    openedAt: Timestamp(milliseconds: Int64(try row.int(5))), closedBy: try row.optionalText(6),
                    closedAt: try row.optionalInt(7).map { Timestamp(milliseconds: Int64($0)) }))
        }
        return campaigns
    }

    /// The attestations whose column has this value, newest campaign first, then by office.
    static func attestations(
        _ database: Database, of column: String, _ value: String
    ) throws -> [Attestation] {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT campaignID, officeID, version, answers, sentBy, sentAt, digest FROM attestation
                WHERE \(column) = ? ORDER BY campaignID DESC, officeID
                """,
            arguments: [value])
        var attestations: [Attestation] = []
        while let next = try cursor.next() {
            attestations.append(try attestation(StoredRow(row: next, table: "attestation")))
        }
        return attestations
    }

    private static func attestation(_ row: StoredRow) throws -> Attestation {
        let text = try row.text(3)
        let answers = try row.require(
            try? JSONDecoder().decode([AnswerRow].self, from: Data(text.utf8)), 3, "text that is no list of answers")
        let receipt = try row.optionalText(4).map { by in
            Attestation.Receipt(
                by: by, at: Timestamp(milliseconds: Int64(try row.int(5))), digest: try row.text(6))
        }
        return Attestation(
            campaign: try row.id(0), office: try row.id(1), version: try row.int(2),
            answers: try answers.map { answer in
                Attestation.Answer(
                    position: try row.require(ID(answer.position), 3, answer.position), facts: answer.facts,
                    note: answer.note, settlement: answer.settlement)
            }, receipt: receipt)
    }
}

/// What was said of a row, as it stands in the row of its attestation.
struct AnswerRow: Codable {
    let position: String
    let facts: [String]
    let note: String?
    let settledBy: String?
    let settledAt: Int64?
    let settledReason: String?

    init(_ answer: Attestation.Answer) {
        position = answer.position.rawValue
        facts = answer.facts
        note = answer.note
        settledBy = answer.settlement?.by
        settledAt = answer.settlement?.at.milliseconds
        settledReason = answer.settlement?.reason
    }

    var settlement: Attestation.Settlement? {
        guard let settledBy, let settledAt, let settledReason else { return nil }
        return Attestation.Settlement(by: settledBy, at: Timestamp(milliseconds: settledAt), reason: settledReason)
    }
}

/// Writes campaigns and attestations.
struct AttestationWriter {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Adds a campaign that is open, or closes the one that is.
    func write(_ campaign: AttestationCampaign) throws {
        guard let closedBy = campaign.closedBy, let closedAt = campaign.closedAt else {
            return try RowStatement(
                """
                INSERT INTO attestationCampaign (id, quarter, asOf, due, openedBy, openedAt)
                VALUES (?, ?, ?, ?, ?, ?)
                """, database
            )
            .run([
                campaign.id.databaseValue, campaign.quarter.description.databaseValue, campaign.asOf.databaseValue,
                campaign.due.databaseValue, campaign.openedBy.databaseValue,
                campaign.openedAt.milliseconds.databaseValue,
            ])
        }
        try RowStatement(
            "UPDATE attestationCampaign SET closedBy = ?, closedAt = ? WHERE id = ? AND closedAt IS NULL", database
        )
        .run([closedBy.databaseValue, closedAt.milliseconds.databaseValue, campaign.id.databaseValue])
        guard database.changesCount == 1 else { throw StoreError.conflict(constraint: "attestationCampaign.closedAt") }
    }

    /// Writes an attestation, new or in place of the one whose version is one lower.
    func write(_ attestation: Attestation) throws {
        let keys: [DatabaseValue] = [attestation.campaign.databaseValue, attestation.office.databaseValue]
        let found = try Int.fetchOne(
            database, sql: "SELECT version FROM attestation WHERE campaignID = ? AND officeID = ?",
            arguments: [attestation.campaign.rawValue, attestation.office.rawValue])
        guard (found ?? 0) == attestation.version - 1 else { throw StoreError.staleVersion(found: found ?? 0) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let answers = String(decoding: try encoder.encode(attestation.answers.map(AnswerRow.init)), as: UTF8.self)
        try RowStatement(
            upsertInto: "attestation", key: ["campaignID", "officeID"],
            columns: ["version", "answers", "sentBy", "sentAt", "digest"], database
        )
        .run(
            keys + [
                attestation.version.databaseValue, answers.databaseValue,
                (attestation.receipt?.by).column(\.databaseValue),
                (attestation.receipt?.at.milliseconds).column(\.databaseValue),
                (attestation.receipt?.digest).column(\.databaseValue),
            ])
    }
}
