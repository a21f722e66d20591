package import ClientOpsModel

extension InstanceMethods {
    /// Binds an instance to an observed database.
    package enum Adopt: WriteMethod {
        package static let name = "instance.adopt"
        package static let summary =
            "Records cluster, name, uuid and lineage of an observed database as those of an instance."
        package static let roles: RoleSet = .admin
        package typealias Result = Instance

        package struct Params: Codable, Sendable, Hashable {
            /// The instance.
            package var id: Int64
            /// The database as a source observed it.
            package var observationID: Int64

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case id
                case observationID = "observation_id"
            }
        }
    }

    /// Finds whose something is.
    package enum Find: ScanMethod {
        package static let name = "instance.find"
        package static let summary =
            "Answers whose a database, uuid, host, URL or unit is; admins also see where it was observed."
        package static let roles: RoleSet = [.admin, .staff, .standard]

        /// Most instances, and most observations, of an answer.
        package static let maximumMatches = 50

        package struct Params: Codable, Sendable, Hashable {
            /// What to look for.
            package var query: Query

            package enum CodingKeys: String, CodingKey, CaseIterable {
                case query = "q"
            }
        }

        package struct Result: Codable, Sendable, Equatable {
            /// Declared instances, those that match exactly first.
            package var instances: [InstanceMatch]
            /// Observations, those that match exactly first; empty for who is no admin.
            package var observations: [ObservationMatch]
            /// Whether there is more than is shown.
            package var more: Bool

            /// Makes an answer.
            package init(instances: [InstanceMatch], observations: [ObservationMatch], more: Bool) {
                self.instances = instances
                self.observations = observations
                self.more = more
            }
        }
    }

    /// Why something was found.
    package struct MatchReason: Codable, Sendable, Hashable {
        /// The member that matches, such as `db_name`.
        package var field: String
        package var value: String
        /// Whether it is what was looked for, rather than holding it.
        package var exact: Bool

        /// Makes a reason.
        package init(field: String, value: String, exact: Bool) {
            self.field = field
            self.value = value
            self.exact = exact
        }
    }

    /// An instance that was found.
    package struct InstanceMatch: Codable, Sendable, Equatable {
        package var instance: Instance
        /// The name of its project.
        package var project: String
        package var clientID: Int64
        /// The name of its client.
        package var client: String
        package var matched: [MatchReason]

        package enum CodingKeys: String, CodingKey, CaseIterable {
            case instance, project
            case clientID = "client_id"
            case client, matched
        }

        /// Makes a match.
        package init(instance: Instance, project: String, clientID: Int64, client: String, matched: [MatchReason]) {
            self.instance = instance
            self.project = project
            self.clientID = clientID
            self.client = client
            self.matched = matched
        }
    }

    /// An observation that was found.
    package struct ObservationMatch: Codable, Sendable, Equatable {
        package var observation: Observation
        /// The instance that has recorded this database as its own.
        package var instanceID: Int64?
        package var matched: [MatchReason]

        package enum CodingKeys: String, CodingKey, CaseIterable {
            case observation
            case instanceID = "instance_id"
            case matched
        }

        /// Makes a match.
        package init(observation: Observation, instanceID: Int64?, matched: [MatchReason]) {
            self.observation = observation
            self.instanceID = instanceID
            self.matched = matched
        }
    }
}
